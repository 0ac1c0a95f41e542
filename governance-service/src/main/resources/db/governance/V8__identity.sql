-- How strongly a Governor showed who they are.

alter table approval
    add column decided_with text check (decided_with in ('login', 'one_time_code', 'passkey'));

-- How many yeses one Governor gave within an hour is counted with every yes.
create index approval_yeses on approval (decided_by, settled_at) where status in ('approved', 'consumed');

-- A one-time code for one approval, one act and one person. What was sent is nowhere: only a slow hash of it is.
create table one_time_code (
    id          uuid        primary key,
    -- none: it introduces a passkey
    approval_id uuid        references approval,
    customer_id uuid,
    subject     text        not null,
    act_hash    text        not null check (act_hash ~ '^[0-9a-f]{64}$'),
    channel     text        not null check (channel in ('sms', 'email')),
    salt        bytea       not null,
    code_hash   bytea       not null,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null check (expires_at > asked_at),
    delivery    text        not null check (delivery in ('sending', 'sent', 'failed')),
    failure     text        check (char_length(failure) <= 100),
    same_channel boolean    not null,
    -- what ended it before its time; absent while it may be used
    ended       text        check (ended in ('used', 'replaced', 'exhausted', 'not_sent')),
    tries       int         not null check (tries >= 0),
    last_try_at timestamptz,
    check ((delivery = 'failed') = (failure is not null)),
    check ((tries > 0) = (last_try_at is not null))
);

create index one_time_code_of_a_person on one_time_code (subject, asked_at);
-- one code at a time
create unique index one_time_code_good on one_time_code (subject, approval_id) nulls not distinct where ended is null;

-- A Governor said yes more often within an hour than a person can have looked.
create table rush (
    id          uuid        primary key,
    customer_id uuid,
    subject     text        not null,
    approvals   int         not null,
    noticed_at  timestamptz not null
);

create index rush_of_a_person on rush (subject, noticed_at);

-- A public key whose private half never leaves a Governor's device.
create table passkey (
    id              uuid        primary key,
    customer_id     uuid,
    subject         text        not null,
    label           text        not null check (char_length(label) between 1 and 100),
    credential_id   bytea       not null unique check (octet_length(credential_id) between 1 and 1023),
    -- attested credential data as the device sent it (W3C Web Authentication, 6.5.1): id and public key
    credential      bytea       not null,
    sign_count      bigint      not null check (sign_count >= 0),
    backup_eligible boolean     not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz
);

create index passkey_of_a_person on passkey (subject);

-- A random number a device has to sign: once, soon, by one person, for one act or to introduce a new key.
create table passkey_challenge (
    id          uuid        primary key,
    customer_id uuid,
    subject     text        not null,
    -- none: it introduces a key
    approval_id uuid        references approval,
    act_hash    text        not null,
    challenge   bytea       not null unique check (octet_length(challenge) >= 16),
    expires_at  timestamptz not null,
    used_at     timestamptz
);

do $$
declare
    owned text;
begin
    foreach owned in array array['one_time_code', 'rush', 'passkey', 'passkey_challenge'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format(
            'create policy %I on %I using (customer_id is not distinct from '
                || 'nullif(current_setting(''app.tenant'', true), '''')::uuid)',
            owned || '_tenant', owned);
    end loop;
end $$;
