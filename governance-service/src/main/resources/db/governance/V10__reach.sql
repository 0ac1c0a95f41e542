-- Reaching a Governor: devices of two kinds, what became of a message, quiet hours, and which channel comes first.

alter table device
    add column kind         text not null default 'web_push',
    add column last_seen_at timestamptz,
    alter column p256dh drop not null,
    alter column auth drop not null,
    add constraint device_kind_known check (kind in ('web_push', 'fcm')),
    add constraint device_keys_of_browsers
        check (case kind when 'web_push' then p256dh is not null and auth is not null
               else p256dh is null and auth is null end);
alter table device alter column kind drop default;

-- A message may be found undelivered after it was sent; the first final report counts.
alter table notification
    add column delivered_at timestamptz,
    add column reported_at  timestamptz,
    drop constraint notification_receipt,
    add constraint notification_receipt
        check ((state <> 'sent' or sent_at is not null)
            and (sent_at is null or state in ('sent', 'failed'))
            and (state = 'failed') = (failed_at is not null)
            and (state = 'failed') = (failure is not null)
            and (delivered_at is null or state = 'sent'));

create index notification_sent on notification (sent_at) where sent_at is not null;
-- by which channels a link may have come to somebody
create index notification_tried on notification (intended_at) where intended_at is not null;

-- Whoever shows the token of a message says that it has arrived, and nothing else. Only its hash is kept.
create table delivery_token (
    token_hash  text        primary key check (token_hash ~ '^[0-9a-f]{64}$'),
    customer_id uuid,
    message_id  text        not null,
    device_id   uuid        not null,
    made_at     timestamptz not null,
    used_at     timestamptz
);

-- old ones are deleted with every new one
create index delivery_token_age on delivery_token (made_at);

alter table delivery_token enable row level security;
alter table delivery_token force row level security;
create policy delivery_token_tenant on delivery_token
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- When a Governor is left alone with what can wait; where there is no row, as configured.
create table quiet_hours (
    customer_id uuid,
    zone        text        not null check (char_length(zone) between 1 and 64),
    begins      time        not null,
    ends        time        not null,
    set_by      text        not null,
    set_at      timestamptz not null,
    unique nulls not distinct (customer_id)
);

alter table quiet_hours enable row level security;
alter table quiet_hours force row level security;
create policy quiet_hours_tenant on quiet_hours
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- What a Governor is told and not asked. One that is due later is held back by quiet hours.
create table announcement (
    id          uuid        primary key,
    customer_id uuid,
    kind        text        not null check (kind in ('emergency', 'agent_status', 'budget', 'security')),
    -- by this way alone; absent where the first that takes it is enough
    way         text        check (way in ('push', 'sms', 'email')),
    title       text        not null check (char_length(title) <= 100),
    body        text        not null check (char_length(body) <= 200),
    made_at     timestamptz not null,
    due_at      timestamptz not null,
    state       text        not null check (state in ('waiting', 'sent', 'failed')),
    attempts    int         not null default 0,
    settled_at  timestamptz,
    channel     text        check (channel in ('push', 'sms', 'email')),
    failure     text        check (char_length(failure) <= 100),
    check ((state = 'waiting') = (settled_at is null)),
    check ((state = 'sent') = (channel is not null))
);
create index announcement_due on announcement (due_at) where state = 'waiting';
create index announcement_sent on announcement (settled_at) where state = 'sent';

alter table announcement enable row level security;
alter table announcement force row level security;
create policy announcement_tenant on announcement
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- In which order the channels of a round are tried, who said so and on what they were told.
create table route_choice (
    approval_id uuid        not null references approval,
    round       bigint      not null,
    customer_id uuid,
    channels    text        not null,
    chosen_by   text        not null,
    because     text        not null,
    odds        jsonb       not null,
    situation   jsonb       not null,
    chosen_at   timestamptz not null,
    primary key (approval_id, round)
);

alter table route_choice enable row level security;
alter table route_choice force row level security;
create policy route_choice_tenant on route_choice
    using (customer_id is not distinct from nullif(current_setting('app.tenant', true), '')::uuid);

-- What was learned of all rounds, a row for each training; the newest decides whether a model is used. Of no customer.
create table router_model (
    version       bigint generated always as identity primary key,
    trained_at    timestamptz not null,
    samples       int         not null,
    held_out      int         not null,
    features      jsonb       not null,
    weights       jsonb       not null,
    log_loss      double precision,
    base_log_loss double precision,
    auc           double precision,
    taken         boolean     not null,
    because       text        not null
);
