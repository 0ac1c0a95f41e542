-- Service level objectives as they were last told of.
create table slo_view (
    slo      text        not null,
    service  text        not null,
    severity text        not null,
    state    text        not null,
    measured bigint,
    since    timestamptz not null,
    n        bigint      not null,
    primary key (slo, service)
);
