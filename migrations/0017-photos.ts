// Photos, and those that entries of the duty log show. What else shows photos gets a table like `duty_photo` of its own.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table photo (
      county_code text not null,
      id bigint generated always as identity,
      -- SHA-256 of the full picture as it is kept: where its files are in the store
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      -- SHA-256 of the file that came, by which the same one again is known; null once it waits for nothing any more
      original_hash text,
      width integer not null,
      height integer not null,
      bytes integer not null,
      -- what the camera wrote into the file; the pictures in the store do not say it
      taken_at timestamptz,
      lng double precision,
      lat double precision,
      position_accuracy_metres double precision,
      bearing_degrees double precision,
      -- brightness of neighbours in 9 × 8 parts: two photos of one thing differ in few of the bits
      perceptual_hash bit(64) not null,
      -- no foreign key: accounts belong to the deployment
      author_id bigint not null,
      author_name text not null,
      created_at timestamptz not null default now(),
      -- the files are in the store; null while they are on their way
      stored_at timestamptz,
      -- something shows it; null: gone after 24 hours
      used_at timestamptz,
      primary key (county_code, id),
      check ((lng is null) = (lat is null))
    )`.execute(db)
  // serves: the same file by the same account again, also twice at one moment; how many one has waiting
  await sql`
    create unique index photo_upload_index on photo (county_code, author_id, original_hash)
    where used_at is null`.execute(db)
  // serves: which photos has nobody used for a day, in any county
  await sql`create index photo_unused_index on photo (created_at) where used_at is null`.execute(db)
  // serves: does another photo have these files
  await sql`create index photo_hash_index on photo (county_code, hash)`.execute(db)

  await sql`
    create table duty_photo (
      county_code text not null,
      duty_id bigint not null,
      photo_id bigint not null,
      position integer not null,
      primary key (county_code, duty_id, photo_id),
      foreign key (county_code, duty_id) references duty (county_code, id),
      foreign key (county_code, photo_id) references photo (county_code, id)
    )`.execute(db)
  // serves: which entry shows this photo, and may it be seen; a photo stands in one place
  await sql`create unique index duty_photo_photo_index on duty_photo (county_code, photo_id)`.execute(db)
}
