-- A key is here as long as something of it is pending. Who holds its lease delivers it, in order; several relays share
-- the work. There is no row for a key that has nothing to deliver, so this table stays small.
create table pending_key (
    subscriber text not null,
    ordering_key text not null,
    due_at timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    -- another one with each lease, over all keys and relays
    fence bigint,
    primary key (subscriber, ordering_key)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

create index pending_key_due on pending_key (subscriber, due_at);
create sequence fence;

insert into pending_key (subscriber, ordering_key, due_at)
select distinct on (subscriber, ordering_key) subscriber, ordering_key, next_attempt_at
from delivery where state = 'PENDING' order by subscriber, ordering_key, message_id;

-- when to try again is a matter of the key: what follows in it waits as well
alter table delivery drop column next_attempt_at;
comment on column delivery.attempts is 'that failed, or the one that did not; counted with the outcome';

-- one index for a subscriber's copy of a message and for the copies of a message; nothing ever asked for the other
drop index delivery_settled;
drop index delivery_message;
alter table delivery drop constraint delivery_pkey, add primary key (message_id, subscriber);

-- What was given up, offered to the subscriber as a dead letter until it says that it has it.
create table dead_letter (
    subscriber text not null,
    message_id bigint not null,
    offer_at timestamptz not null,
    offers integer not null default 0,
    last_error text,
    acknowledged_at timestamptz,
    primary key (message_id, subscriber),
    foreign key (message_id, subscriber) references delivery on delete cascade
);

create index dead_letter_due on dead_letter (subscriber, offer_at) where acknowledged_at is null;

insert into dead_letter (subscriber, message_id, offer_at)
select subscriber, message_id, settled_at from delivery where state = 'DEAD';
