-- A Governor is reached by one channel after the other, each at an instant that is written down.

alter table notification
    add column position  int,
    add column due_at    timestamptz,
    add column state     text,
    add column failed_at timestamptz,
    add column failure   text check (char_length(failure) <= 100),
    add column reference text check (char_length(reference) <= 200);

-- as in V3: without a tenant, forced row-level security would hide customers' rows
alter table notification no force row level security;
update notification
set position = 2, due_at = intended_at, state = case when sent_at is null then 'sending' else 'sent' end;
alter table notification force row level security;

alter table notification
    alter column position set not null,
    alter column due_at set not null,
    alter column state set not null,
    alter column intended_at drop not null,
    drop constraint notification_channel_check,
    add constraint notification_channel_known check (channel in ('push', 'sms', 'email')),
    add constraint notification_state_known check (state in ('planned', 'sending', 'sent', 'failed')),
    add constraint notification_receipt
        check ((state = 'sent') = (sent_at is not null)
            and (state = 'failed') = (failed_at is not null)
            and (state = 'failed') = (failure is not null));

-- The first look of a Governor in a round: after it, no further message of that round is due.
create table acknowledgement (
    approval_id  uuid        not null references approval,
    round        bigint      not null,
    customer_id  uuid,
    seen_at      timestamptz not null,
    seen_by      text        not null,
    seen_through text        check (seen_through in ('push', 'sms', 'email')),
    primary key (approval_id, round)
);

alter table acknowledgement enable row level security;
alter table acknowledgement force row level security;
create policy acknowledgement_tenant on acknowledgement
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- A browser a Governor wants to be told on.
create table device (
    id          uuid        primary key,
    customer_id uuid,
    subject     text        not null,
    label       text        not null check (char_length(label) between 1 and 100),
    endpoint    text        not null check (char_length(endpoint) <= 1000),
    p256dh      text        not null,
    auth        text        not null,
    created_at  timestamptz not null,
    unique nulls not distinct (customer_id, endpoint)
);

alter table device enable row level security;
alter table device force row level security;
create policy device_tenant on device
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);
