-- How service level objectives stand; measured is null while one is met.
create table objective (
    slo      text        not null,
    service  text        not null,
    measured bigint,
    since    timestamptz not null,
    primary key (slo, service)
);
