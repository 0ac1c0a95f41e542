-- The lowest number the audit log misses, as it said last; null while it misses none.
create table evidence_gap (
    only_row boolean     primary key default true check (only_row),
    number   bigint,
    since    timestamptz,
    -- of the event that said so
    n        bigint      not null
);

insert into evidence_gap (n) values (0);
