// Accounts and sessions: who signs in. They belong to the deployment, not to a county.
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table account (
      id bigint generated always as identity primary key,
      -- in lower case: 'Wang' and 'wang' are one person
      name text not null unique check (name = lower(name)),
      display_name text not null,
      phone text,
      -- null: nobody can sign in with a password (accounts of the demo county)
      password_hash text,
      password_changed_at timestamptz,
      must_change_password boolean not null default false,
      -- base32, as an authenticator is told it; pending until a code of it was confirmed
      second_factor text,
      pending_second_factor text,
      -- the 30 s step of the last code taken: no code works twice
      second_factor_step bigint not null default 0,
      demo boolean not null default false,
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      version integer not null default 1
    )`.execute(db)
  await sql`
    create table session (
      id bigint generated always as identity primary key,
      account_id bigint not null references account (id) on delete cascade,
      -- SHA-256 of the cookie: who reads the table cannot sign in with it
      token_hash bytea not null unique,
      created_at timestamptz not null default now(),
      seen_at timestamptz not null default now(),
      address text not null,
      agent text not null
    )`.execute(db)
  // serves: the list of one's sessions, signing the others out
  await sql`create index session_account_index on session (account_id)`.execute(db)
  // Counted by what was typed, whether there is such an account or not: a lock tells nobody which names exist.
  await sql`
    create table sign_in_failure (
      name_hash bytea primary key,
      times integer not null,
      last_at timestamptz not null default now(),
      locked_until timestamptz
    )`.execute(db)
  await sql`
    create table one_time_link (
      token_hash bytea primary key,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    )`.execute(db)
}
