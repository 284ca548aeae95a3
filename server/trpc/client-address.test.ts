import { expect, test } from 'vitest'
import { clientAddress, networkOf } from './client-address.ts'

test.each([
  ['nobody is trusted', '203.0.113.9', undefined, null],
  ['the proxy appended the client', '203.0.113.9, 10.0.0.2', '10.0.0.0/8', '203.0.113.9'],
  ['the client forged a first entry', '1.1.1.1, 203.0.113.9', '10.0.0.1', '203.0.113.9'],
  [
    'two trusted proxies stand in a row',
    '203.0.113.9, 192.0.2.7, 10.0.0.2',
    '10.0.0.0/8, 192.0.2.7',
    '203.0.113.9',
  ],
  ['the client comes by IPv6', '2001:db8::1, ::ffff:10.0.0.2', '10.0.0.2', '2001:db8::1'],
  ['something else than an address is claimed', 'evil', '10.0.0.2', null],
  ['only proxies are named', '10.0.0.2', '10.0.0.2', null],
  ['the header is missing', null, '10.0.0.2', null],
])('tells the address when %s', (_, forwardedFor, trusted, address) => {
  expect(clientAddress(forwardedFor, trusted)).toBe(address)
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('counts %s as %s: a client has its whole network', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
