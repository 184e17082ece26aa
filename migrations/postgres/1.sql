-- The log that several nodes share, and what stands outside the record on purpose. Texts and whole numbers, plain SQL.

-- One row; whoever adds to the log holds it. `beside` counts the changes outside the record.
create table zhunru_head (
  one integer primary key,
  format integer not null,
  log text not null,
  size bigint not null,
  root text not null,
  last_at text,
  beside bigint not null,
  signed_by text
);

-- How many entries the largest signed state has: a row of its own, so that signing waits for nobody who writes.
create table zhunru_signed (
  one integer primary key,
  size bigint not null
);

create table zhunru_entries (
  place bigint primary key,
  leaf text not null,
  leaf_hash text not null,
  salt text not null,
  body text not null
);

-- Drafts, and what access keys are known by. `content` is JSON; none where it was taken away.
create table zhunru_beside (
  kind text not null,
  id text not null,
  content text,
  beside bigint not null,
  primary key (kind, id)
);
create index zhunru_beside_by_change on zhunru_beside (beside);

-- Answers kept by Idempotency-Key, for a day.
create table zhunru_repeats (
  caller text not null,
  key text not null,
  digest text not null,
  answer text not null,
  kept_until bigint not null,
  primary key (caller, key)
);
create index zhunru_repeats_by_age on zhunru_repeats (kept_until);
