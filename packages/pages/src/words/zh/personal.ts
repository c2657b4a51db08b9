/** Finding and erasing personal data, in Chinese: the source. */
export const personalWords = {
  contacts: {
    title: '按联系方式查找',
    lead: '电话或邮箱要完整。查找用带密钥的摘要，数据库里没有明文。',
    typed: '电话或邮箱',
    hint: '例：138 0013 8000，或 name@example.com；区号、空格、+86写不写都行。',
    submit: '查找',
    nothing: '没有案件留有这个联系方式。',
    incomplete: '请写完整的电话号码或邮箱。',
    found: '留有这个联系方式的案件',
    received: '接收时间',
    case: '案件',
  },
  erase: {
    title: '删除个人信息',
    link: '删除本案的个人信息',
    gone: '销毁之后，任何人都不能再读：报告人和联系人的姓名、电话、邮箱，提交的原文，以及带来这些报告的邮件。查找用的摘要一并删除。',
    stays:
      '仍然保留：事件、时间、等级、职责、回执和各自的摘要。记录链和账本照样核验；报告正文里写到的内容不在此列。',
    backups:
      '备份里还有本案的密钥：请同时销毁在此之前的备份，或在恢复之后重新启动服务，它会按账本旁的清单再次销毁。已转送其他单位的，由该单位自行处理。',
    reason: '理由和依据',
    reasonHint: '谁要求、依据哪条规定。会写入记录，不要写姓名。',
    confirm: '我知道这不能撤销',
    notConfirmed: '请确认这不能撤销。',
    submit: '销毁密钥',
    done: '个人信息已于{at}删除：{reason}',
  },
}
