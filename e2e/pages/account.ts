import { expect, type Page } from '@playwright/test'
import { linkIn, mailTo } from './mailbox.ts'
import { settled } from './settled.ts'

type Language = 'en' | 'de'

/** What the account's pages say, as far as a journey needs it. */
const WORDS = {
  en: {
    prefix: '',
    ...{ name: 'Name', email: 'E-mail', password: 'Password', signUp: 'Create account', signIn: 'Sign in' },
    ...{ confirm: /confirm/i, confirmed: 'Thank you, your address is confirmed' },
    ...{
      addAddress: 'Add an address',
      saveAddress: 'Save address',
      isDefault: 'Default',
      street: 'Street and number',
    },
    ...{
      postalCode: 'Postal code',
      city: 'Town or city',
      shipped: 'A parcel is on its way',
      smsOn: /by SMS$/,
    },
    ...{
      phone: 'Mobile number',
      quietOn: 'Send no SMS at night',
      save: 'Save',
      saved: 'Your choices are saved.',
    },
    ...{ current: 'Current password', newPassword: 'New password', repeated: 'The same once more' },
    ...{ change: 'Change password', changed: /Your password is changed/, here: 'This browser' },
    ...{ remove: 'Delete my account', removeForGood: 'Delete for good' },
    removed: 'Your account is deleted.',
    unknown: /do not belong together/,
  },
  de: {
    prefix: '/de',
    ...{ name: 'Name', email: 'E-Mail', password: 'Passwort', signUp: 'Konto anlegen', signIn: 'Anmelden' },
    ...{ confirm: /bestätige/i, confirmed: 'Danke, deine Adresse ist bestätigt' },
    ...{ addAddress: 'Adresse hinzufügen', saveAddress: 'Adresse speichern', isDefault: 'Standard' },
    ...{
      street: 'Straße und Hausnummer',
      postalCode: 'Postleitzahl',
      city: 'Ort',
      shipped: 'Ein Paket ist unterwegs',
    },
    ...{ smsOn: /per SMS$/, phone: 'Handynummer', quietOn: 'Nachts keine SMS schicken', save: 'Speichern' },
    ...{
      saved: 'Deine Auswahl ist gespeichert.',
      current: 'Aktuelles Passwort',
      newPassword: 'Neues Passwort',
    },
    ...{ repeated: 'Noch einmal dasselbe', change: 'Passwort ändern', changed: /Dein Passwort ist geändert/ },
    ...{ here: 'Dieser Browser', remove: 'Mein Konto löschen', removeForGood: 'Endgültig löschen' },
    removed: 'Dein Konto ist gelöscht.',
    unknown: /gehören nicht zusammen/,
  },
} as const

/** The account area as somebody uses it who reads one language. */
export class AccountPages {
  readonly words: (typeof WORDS)[Language]
  private readonly page: Page

  constructor(page: Page, language: Language) {
    this.page = page
    this.words = WORDS[language]
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.words.prefix}${path}`)
    await settled(this.page)
  }

  async signUp(email: string, password: string): Promise<void> {
    const { page, words } = this
    await this.open('/sign-up')
    await page.getByLabel(words.name, { exact: true }).fill('Grace Hopper')
    await page.getByLabel(words.email, { exact: true }).fill(email)
    await page.getByLabel(words.password, { exact: true }).fill(password)
    await page.getByRole('button', { name: words.signUp, exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`${words.prefix}/account$`))
  }

  async signIn(email: string, password: string): Promise<void> {
    const { page, words } = this
    await page.getByLabel(words.email, { exact: true }).fill(email)
    await page.getByLabel(words.password, { exact: true }).fill(password)
    await page.getByRole('button', { name: words.signIn, exact: true }).click()
  }

  /** Follows the link in the mail that verifies the address. */
  async verify(email: string): Promise<void> {
    const mail = await mailTo(email, this.words.confirm)
    await this.page.goto(linkIn(mail, 'token='))
    await expect(this.page.getByText(this.words.confirmed)).toBeVisible()
  }

  async addAddress(line1: string): Promise<void> {
    const { page, words } = this
    await this.open('/account/addresses')
    await page.getByRole('link', { name: words.addAddress }).click()
    await page.getByLabel(words.street).fill(line1)
    await page.getByLabel(words.postalCode, { exact: true }).fill('10119')
    await page.getByLabel(words.city, { exact: true }).fill('Berlin')
    await page.getByRole('button', { name: words.saveAddress }).click()
    await expect(page).toHaveURL(/\/account\/addresses$/)
    const card = page.getByRole('region', { name: line1 })
    await expect(card.getByText(words.isDefault, { exact: true })).toBeVisible()
  }

  async chooseSmsOutsideTheNight(phone: string): Promise<void> {
    const { page, words } = this
    await this.open('/account/notifications')
    await page.getByRole('checkbox', { name: words.shipped }).click()
    await page.getByRole('checkbox', { name: words.smsOn }).click()
    await page.getByLabel(words.phone).fill(phone)
    await page.getByRole('checkbox', { name: words.quietOn }).click()
    await page.getByRole('button', { name: words.save, exact: true }).click()
    await expect(page.getByText(words.saved)).toBeVisible()
  }

  async changePassword(current: string, next: string): Promise<void> {
    const { page, words } = this
    await this.open('/account/security')
    await page.getByLabel(words.current).fill(current)
    await page.getByLabel(words.newPassword, { exact: true }).fill(next)
    await page.getByLabel(words.repeated).fill(next)
    await page.getByRole('button', { name: words.change }).click()
    await expect(page.getByText(words.changed).first()).toBeVisible()
  }

  async deleteAccount(password: string): Promise<void> {
    const { page, words } = this
    await this.open('/account/profile')
    await page.getByRole('button', { name: words.remove }).click()
    const question = page.getByRole('alertdialog')
    await question.getByLabel(words.password, { exact: true }).fill(password)
    await question.getByRole('button', { name: words.removeForGood }).click()
    await expect(page).not.toHaveURL(/\/account/)
    await expect(page.getByText(words.removed)).toBeVisible()
    await page.reload()
    await settled(page)
    await expect(page.getByText(words.removed)).toHaveCount(0)
  }
}
