ALTER TABLE "categories" ADD COLUMN "picture_url" TEXT;
