#!/usr/bin/env python3
"""Checks a proof package of Fengsui: python3 check_package.py CASE.tar [--keys KEYS]

Independent of the program that wrote the package; needs nothing but Python's standard library. KEYS are public keys
obtained elsewhere (the desk's /api/v1/keys); without them the package's own keys are used, and the answer says so.
"""
import base64, hashlib, json, re, sys, tarfile  # noqa: E401

FAULTS = []

def need(good, what):
    FAULTS.extend([] if good else [what])
    return good

# Canonical JSON (RFC 8785). Numbers stay as they were written, so nothing is lost in Python's floats.
Number = type('Number', (str,), {})

def canonical(value):
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode('utf-16-be'))
        return '{' + ','.join(json.dumps(n, ensure_ascii=False) + ':' + canonical(value[n]) for n in names) + '}'
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    return json.dumps(value, ensure_ascii=False)

parse = lambda text: json.loads(text, parse_int=Number, parse_float=Number)  # noqa: E731

# SM3 (GB/T 32905)
def sm3(data):
    turn = lambda x, n: ((x << n % 32) | (x >> (32 - n % 32) % 32)) & 0xFFFFFFFF if n % 32 else x  # noqa: E731
    padded = data + b'\x80' + bytes((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, 'big')
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    for start in range(0, len(padded), 64):
        w = [int.from_bytes(padded[i:i + 4], 'big') for i in range(start, start + 64, 4)]
        for i in range(16, 68):
            x = w[i - 16] ^ w[i - 9] ^ turn(w[i - 3], 15)
            w.append(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[i - 13], 7) ^ w[i - 6])
        a, b, c, d, e, f, g, h = state
        for i in range(64):
            s1 = turn((turn(a, 12) + e + turn(0x79CC4519 if i < 16 else 0x7A879D8A, i)) & 0xFFFFFFFF, 7)
            ff = a ^ b ^ c if i < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if i < 16 else (e & f) | (~e & g)
            t1 = (ff + d + (s1 ^ turn(a, 12)) + (w[i] ^ w[i + 4])) & 0xFFFFFFFF
            t2 = (gg + h + s1 + w[i]) & 0xFFFFFFFF
            a, b, c, d = t1, a, turn(b, 9), c
            e, f, g, h = t2 ^ turn(t2, 9) ^ turn(t2, 17), e, turn(f, 19), g
        state = [x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b''.join(x.to_bytes(4, 'big') for x in state)

DIGEST = {'sha-256': lambda data: hashlib.sha256(data).digest(), 'sm3': sm3}

def times(factor, point, zero, add):
    total = zero
    while factor:
        total = add(total, point) if factor & 1 else total
        point, factor = add(point, point), factor >> 1
    return total

# Ed25519 (RFC 8032)
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)

def ed_add(one, other):
    (x1, y1, z1, t1), (x2, y2, z2, t2) = one, other
    a, b, c, e = (y1 - x1) * (y2 - x2), (y1 + x1) * (y2 + x2), 2 * t1 * t2 * D, 2 * z1 * z2
    f, g, h, i = b - a, e - c, e + c, b + a
    return f * g % P, h * i % P, g * h % P, f * i % P

def ed_point(data):
    y = int.from_bytes(data, 'little') & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if (x * x - square) % P == 0 else x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and data[31] >> 7):
        raise ValueError('not a point')
    x = P - x if x & 1 != data[31] >> 7 else x
    return x, y, 1, x * y % P

def ed25519(key, message, signature):
    a, r, s = ed_point(key), ed_point(signature[:32]), int.from_bytes(signature[32:], 'little')
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    zero = (0, 1, 1, 0)
    x1, y1, z1, _ = times(s, ed_point(bytes([0x58] + [0x66] * 31)), zero, ed_add)
    x2, y2, z2, _ = ed_add(r, times(k, a, zero, ed_add))
    return len(signature) == 64 and s < L and (x1 * z2 - x2 * z1) % P == 0 and (y1 * z2 - y2 * z1) % P == 0

# SM2 with SM3 and the standard user id (GB/T 32918)
Q = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
CURVE = bytes.fromhex('fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc'
                      '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93'
                      '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7'
                      'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0')
half = lambda data: (int.from_bytes(data[:32], 'big'), int.from_bytes(data[32:64], 'big'))  # noqa: E731

def sm2_add(one, other):
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % Q == 0:
        return None
    slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, Q) if x1 == x2 else (y2 - y1) * pow(x2 - x1, -1, Q)
    x = (slope * slope - x1 - x2) % Q
    return x, (slope * (x1 - x) - y1) % Q

def sm2(key, message, signature):
    (r, s), point = half(signature), half(key)
    t, on_curve = (r + s) % N, (point[1]**2 - point[0]**3 + 3 * point[0] - half(CURVE)[1]) % Q == 0
    if len(signature) != 64 or not on_curve or not (0 < r < N and 0 < s < N and t):
        return False
    e = int.from_bytes(sm3(sm3(b'\x00\x801234567812345678' + CURVE + key) + message), 'big')
    total = sm2_add(times(s, half(CURVE[64:]), None, sm2_add), times(t, point, None, sm2_add))
    return total is not None and (e + total[0]) % N == r

def signed(key, message, signature):
    try:
        return {'ed25519': ed25519, 'sm2-sm3': sm2}[key['alg']](key['raw'], message, signature)
    except (KeyError, ValueError, IndexError):
        return False

def read_keys(text):
    rows = [line.split() for line in text.splitlines() if line.strip() and not line.startswith('#')]
    return [{'owner': row[0], 'alg': row[1], 'raw': base64.b64decode(row[3])} for row in rows]

def check_checkpoint(note, keys):
    """The checkpoint's size, root and digest; None when no key of the ledger signed it."""
    text, _, below = note.partition('\n\n')
    origin, size, root, _, alg = (text.split('\n') + [''] * 5)[:5]
    for name, blob in re.findall(r'^— (\S+) (\S+)$', below, re.M):
        signature = base64.b64decode(blob)[4:]
        if name == origin and any(signed(k, (text + '\n').encode(), signature) for k in keys if k['owner'] == 'ledger'):
            return int(size), base64.b64decode(root), alg.removeprefix('digest ')
    return None

def check_events(lines, case):
    prev = ''
    for seq, line in enumerate(lines, 1):
        event = parse(line)
        digest = DIGEST[event['alg']](canonical({k: v for k, v in event.items() if k != 'hash'}).encode()).hex()
        need(digest == event['hash'], f'event {seq}: its hash does not fit its content')
        need(event['prev'] == prev and event['seq'] == str(seq) and event['case'] == case, f'event {seq}: not in the chain')
        prev = event['hash']
        yield event

def check_place(event, proof, head):
    """RFC 9162 2.1.3.2: the way from an entry up to the root of the checkpoint."""
    size, root, alg = head
    entry = canonical({name: event[name] for name in ('alg', 'case', 'hash', 'id', 'recordedAt', 'seq')})
    place, last, digest = int(proof['place']), size - 1, DIGEST[alg](b'\x00' + entry.encode())
    for step in map(bytes.fromhex, proof['path']):
        if place % 2 or place == last:
            digest = DIGEST[alg](b'\x01' + step + digest)
            while place % 2 == 0 and place:
                place, last = place // 2, last // 2
        else:
            digest = DIGEST[alg](b'\x01' + digest + step)
        place, last = place // 2, last // 2
    need(last == 0 and digest == root, f'event {event["seq"]}: not in the signed ledger')

def check_receipt(number, files, keys, events):
    receipt = parse(files[f'receipts/{number}.json'])
    proof = receipt.pop('signed')
    message, signature = canonical(receipt).encode(), base64.b64decode(proof['signature'])
    desk = [k for k in keys if k['owner'] == receipt['desk']['id'] and k['alg'] == proof['alg']]
    need(any(signed(k, message, signature) for k in desk), f'receipt {number}: not signed by its desk')
    report = next((e['data'] for e in events if e['type'] == 'report.received' and e['data']['number'] == number), {})
    need(receipt['number'] == number and receipt['digest'].removeprefix('sha-256:') == str(report.get('digest')).removeprefix('sha-256:'), f'receipt {number}: fits no report')
    original = files.get(f'originals/{number}.json')
    if original is not None:
        alg, _, digest = receipt['digest'].partition(':')
        need(DIGEST[alg](canonical(parse(original)).encode()).hex() == digest, f'original {number}: not what the receipt was given for')

def main(archive, trusted=None):
    with tarfile.open(archive) as tar:
        files = {member.name: tar.extractfile(member).read() for member in tar if member.isfile()}
    manifest = parse(files.pop('manifest.json'))
    for name in files.keys() | manifest['files'].keys():
        need('sha-256:' + hashlib.sha256(files.get(name, b'')).hexdigest() == manifest['files'].get(name), f'{name}: altered, missing or added')
    keys = read_keys(open(trusted, encoding='utf-8').read() if trusted else files['keys.txt'].decode())
    events = list(check_events(files['events.jsonl'].decode().splitlines(), manifest['case']))
    head = check_checkpoint(files['checkpoint.txt'].decode(), keys)
    proofs = {proof['event']: proof for proof in map(parse, files['ledger.jsonl'].decode().splitlines())}
    if need(head, 'the checkpoint is not signed with the key of the ledger'):
        for event in events:
            if need(event['id'] in proofs, f'event {event["seq"]}: no place in the ledger'):
                check_place(event, proofs[event['id']], head)
    numbers = [event['data']['number'] for event in events if event['type'] == 'report.received']
    for number in numbers:
        if need(f'receipts/{number}.json' in files, f'receipt {number}: missing'):
            check_receipt(number, files, keys, events)
    confirmed = 'keys obtained elsewhere' if trusted else 'keys of the package itself, NOT confirmed: compare them'
    print('\n'.join(FAULTS) or f'whole: case {manifest["case"]}, {len(events)} events, {len(numbers)} receipts; {confirmed}')
    return 1 if FAULTS else 0

if __name__ == '__main__':
    if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and sys.argv[2] != '--keys'):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[3] if len(sys.argv) == 4 else None))
