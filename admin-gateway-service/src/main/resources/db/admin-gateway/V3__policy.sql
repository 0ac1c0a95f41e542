-- How often policies answered and said no, by the hour in which they did. Numbers only: nothing of who asked, or about what.
create table policy_view (
    hour          timestamptz not null,
    policy_bundle text        not null,
    answers       bigint      not null,
    denials       bigint      not null,
    primary key (hour, policy_bundle)
);

-- a denial by two rules counts once for each
create table policy_denial_view (
    hour          timestamptz not null,
    policy_bundle text        not null,
    rule          text        not null,
    code          text        not null,
    denials       bigint      not null,
    last_at       timestamptz not null,
    primary key (hour, policy_bundle, rule, code)
);
