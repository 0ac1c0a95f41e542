-- what the first start took in until now was never certified: the next start takes it in again, like everybody's
delete from skill where certified_by = 'bootstrap';
delete from job_role where certified_by = 'bootstrap';

-- a draft has not been certified; columns repeat what the definition says, to find it by
alter table skill
    alter column certified_by drop not null,
    alter column certified_at drop not null,
    add column industry      text generated always as (definition ->> 'industry') stored,
    add column migrate_until timestamptz;

alter table job_role
    alter column certified_by drop not null,
    alter column certified_at drop not null,
    add column industry      text generated always as (definition ->> 'industry') stored,
    add column migrate_until timestamptz;

create table team (
    team_id       text        primary key,
    status        text        not null,
    definition    jsonb       not null,
    certified_by  text,
    certified_at  timestamptz,
    industry      text        generated always as (definition ->> 'industry') stored,
    migrate_until timestamptz
);

create index skill_by_industry on skill (industry);
create index job_role_by_industry on job_role (industry);
create index team_by_industry on team (industry);
