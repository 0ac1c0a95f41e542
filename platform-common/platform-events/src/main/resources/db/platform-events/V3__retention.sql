-- What is old is looked for once an hour, and what is new every five minutes; both follow the order of the rows.
create index outbox_age on outbox using brin (created_at) with (pages_per_range = 32, autosummarize = on);
create index inbox_age on inbox using brin (received_at) with (pages_per_range = 32, autosummarize = on);

-- a key can be deleted only where no row has it
create index outbox_of_key on outbox (ordering_key);

create index outbox_affects_event on outbox_affects (event_id);
