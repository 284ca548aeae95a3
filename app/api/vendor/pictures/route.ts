export { handlePictureUpload as POST } from '#server/trpc/picture-upload.ts'
