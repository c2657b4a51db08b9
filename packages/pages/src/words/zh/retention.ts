/** Legal holds and how long things are kept, in Chinese: the source. */
export const retentionWords = {
  hold: {
    link: '依法保全',
    title: '依法保全',
    lead: '保全期间，本案的任何内容都不会被删除：到期清理跳过本案，删除个人信息也会被拒绝。由谁、为什么、何时保全或解除，都记入案件日志。',
    none: '本案没有保全。',
    since: '{by}于{at}保全本案：{reason}',
    place: '保全本案',
    lift: '解除保全',
    placeReason: '保全的理由',
    liftReason: '解除的理由',
  },
  retention: {
    title: '保存期限',
    lead: '法律写明期限的，不能短于它；法律没有写明的，由部署单位选定，未选定就一直保存。选择写在 FENGSUI_RETENTION 里。',
    what: '内容',
    kept: '一直保存',
    months: '{n}个月',
    here: '本系统',
    least: '最短',
    because: '依据',
    noLaw: '未见法律写明期限',
    removed: '到期后自动清理；保全中的案件除外。',
    heldTitle: '保全中的案件',
    noneHeld: '没有保全中的案件。',
    case: '案件',
  },
}
