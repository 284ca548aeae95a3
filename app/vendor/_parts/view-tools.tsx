'use client'

import { Bookmark, BookmarkX } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormField } from '#app/_components/form-field.tsx'
import { pathWith } from '#app/_components/path.ts'
import { Button } from '#app/_components/ui/button.tsx'
import { Dialog, DialogActions, DialogClose } from '#app/_components/ui/dialog.tsx'
import { Input } from '#app/_components/ui/input.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { ViewedList } from '#server/modules/vendors/schema.ts'

type ViewToolsProps = {
  list: ViewedList
  path: string
  /** The list's address as it is, without its page. */
  query: Readonly<Record<string, string | undefined>>
  /** The id of the view that this is, where it is one. */
  saved?: string
}

/** Keeps the list as it is under a name, or forgets the view that it is. An island: both are mutations. */
export function ViewTools({ list, path, query, saved }: ViewToolsProps) {
  const search = pathWith('', query).slice(1)
  if (saved) return <RemoveView viewId={saved} path={path} />
  return search ? <SaveView list={list} search={search} /> : null
}

function RemoveView({ viewId, path }: { viewId: string; path: string }) {
  const t = useTranslations('vendor.views')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const remove = useMutation(client.vendor.views.remove.mutate, {
    onSuccess: () => {
      toast.success(t('removed'))
      router.push(path)
      router.refresh()
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
  return (
    <Button variant="outline" loading={remove.isPending} onClick={() => remove.mutate({ viewId })}>
      <BookmarkX aria-hidden /> {t('remove')}
    </Button>
  )
}

function SaveView({ list, search }: { list: ViewedList; search: string }) {
  const t = useTranslations('vendor.views')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline">
          <Bookmark aria-hidden /> {t('save')}
        </Button>
      }
      title={t('title')}
      description={t('text')}
    >
      <SaveForm list={list} search={search} onSaved={() => setOpen(false)} />
    </Dialog>
  )
}

function SaveForm({ list, search, onSaved }: { list: ViewedList; search: string; onSaved: () => void }) {
  const t = useTranslations('vendor')
  const router = useRouter()
  const messageOf = useErrorMessage()
  const form = useForm({ defaultValues: { name: '' } })
  const save = useMutation(client.vendor.views.save.mutate, {
    onSuccess: (result) => {
      if (!result.ok) return form.setError('name', { message: t('views.tooMany') })
      toast.success(t('views.saved'))
      onSaved()
      router.refresh()
    },
    onError: (error) => void toast.error(messageOf(error)),
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        // The window stands within the list's own form of filters, though not on the page.
        event.stopPropagation()
        void form.handleSubmit(({ name }) => save.mutate({ list, name, query: search }))(event)
      }}
    >
      <FormField
        control={form.control}
        name="name"
        label={t('views.name')}
        rules={{ validate: (name) => name.trim() !== '' || t('views.nameMissing') }}
      >
        {(field) => <Input autoComplete="off" maxLength={40} {...field} />}
      </FormField>
      <DialogActions>
        <DialogClose>
          <Button variant="outline">{t('cancel')}</Button>
        </DialogClose>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </DialogActions>
    </form>
  )
}
