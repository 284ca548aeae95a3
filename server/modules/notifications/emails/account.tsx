import { Heading, Text } from 'react-email'
import { Layout } from './layout.tsx'
import { Action } from './parts.tsx'
import { text } from './theme.ts'

interface AccountMail {
  name: string
  url: string
  shopUrl: string
}

export function PasswordReset({ name, url, shopUrl }: AccountMail) {
  return (
    <Layout preview="Choose a new password" shopUrl={shopUrl}>
      <Heading style={text.title}>Choose a new password</Heading>
      <Text style={text.body}>
        Hello {name}, somebody asked to reset the password of your Tradehall account.
      </Text>
      <Action href={url}>Choose a new password</Action>
      <Text style={text.small}>
        The link works for an hour. If it was not you, nothing has changed and you need do nothing.
      </Text>
    </Layout>
  )
}

export function VerifyEmail({ name, url, shopUrl }: AccountMail) {
  return (
    <Layout preview="Please confirm your e-mail address" shopUrl={shopUrl}>
      <Heading style={text.title}>Welcome to Tradehall</Heading>
      <Text style={text.body}>Hello {name}, please confirm that this is your e-mail address.</Text>
      <Action href={url}>Confirm my address</Action>
    </Layout>
  )
}
