-- Runs as audit_owner. After seven years entries leave the log, whole tiles at a time: archived and verified first, then
-- removed here. What proves them stays: leaves, tiles, checkpoints.

-- What was removed; each begins where the one before ended.
create table audit_purge (
    from_leaf bigint      primary key check (from_leaf >= 0 and from_leaf % 256 = 0),
    to_leaf   bigint      not null unique check (to_leaf > from_leaf and to_leaf % 256 = 0),
    -- of the tree of the first to_leaf leaves, as the archive has it
    root      bytea       not null check (octet_length(root) = 32),
    -- the entry of the log that says so
    entry     bigint      not null unique,
    purged_at timestamptz not null default clock_timestamp()
);

-- Which entries those were, without what they said: an id is taken once, and a number does not become a gap.
create table audit_purged (
    leaf_index    bigint primary key,
    entry_id      uuid   not null unique,
    service       text,
    source_number bigint,
    check ((service is null) = (source_number is null))
);
create unique index audit_purged_source_number on audit_purged (service, source_number) where source_number is not null;

create index audit_personal_key on audit_personal (key_id);

create trigger audit_purge_is_append_only before update or delete or truncate on audit_purge
    for each statement execute function refuse_change();
create trigger audit_purged_is_append_only before update or delete or truncate on audit_purged
    for each statement execute function refuse_change();

-- Rows go one by one, and only those of leaves that a recorded purge covers. There is no switch.
create function refuse_unless_purged() returns trigger language plpgsql set search_path = audit_log, pg_temp as $$
begin
    if not exists (select from audit_leaf l join audit_purge p on l.leaf_index >= p.from_leaf and l.leaf_index < p.to_leaf
                   where l.id = old.id) then
        raise exception 'the audit log is append-only';
    end if;
    return old;
end $$;

drop trigger audit_entry_is_append_only on audit_entry;
create trigger audit_entry_is_append_only before update or truncate on audit_entry
    for each statement execute function refuse_change();
create trigger audit_entry_leaves_by_a_purge before delete on audit_entry
    for each row execute function refuse_unless_purged();

drop trigger audit_personal_is_append_only on audit_personal;
create trigger audit_personal_is_append_only before update or truncate on audit_personal
    for each statement execute function refuse_change();
create trigger audit_personal_leaves_by_a_purge before delete on audit_personal
    for each row execute function refuse_unless_purged();

-- Entries recorded before this moment may go. Subtracted, so that 29 February is kept seven whole years.
create function retained_since()
returns timestamptz language sql stable set search_path = audit_log, pg_temp as $$
    select (clock_timestamp() at time zone 'UTC' - interval '7 years') at time zone 'UTC';
$$;

create function refuse_key_in_use() returns trigger language plpgsql set search_path = audit_log, pg_temp as $$
begin
    if old.created_at >= retained_since() or exists (select from audit_personal where key_id = old.key_id) then
        raise exception 'a key of the audit log stays as long as data under it';
    end if;
    return old;
end $$;

drop trigger audit_subject_key_is_not_removed on audit_subject_key;
create trigger audit_subject_key_is_not_removed before truncate on audit_subject_key
    for each statement execute function refuse_change();
create trigger audit_subject_key_stays_while_used before delete on audit_subject_key
    for each row execute function refuse_key_in_use();

-- The key of a subject: the one it has, or the one proposed where it has none. Locked until the data under it is written
-- or not, so that no purge takes it for unused meanwhile.
create or replace function subject_key(p_subject text, p_key_id uuid, p_wrapped bytea, out key_id uuid, out wrapped bytea)
language plpgsql security definer set search_path = audit_log, pg_temp as $$
#variable_conflict use_column
begin
    loop
        insert into audit_subject_key (key_id, subject, wrapped) values (p_key_id, p_subject, p_wrapped)
        on conflict (subject) where erased_at is null do nothing;
        select k.key_id, k.wrapped into key_id, wrapped
        from audit_subject_key k where k.subject = p_subject and k.erased_at is null
        for key share;
        exit when found;
    end loop;
end $$;

-- As before, and an entry that was purged is still one the log had.
create or replace function append(
    p_entry_id uuid, p_timestamp timestamptz, p_service text, p_actor_id text, p_actor_type text, p_action_type text,
    p_subject_type text, p_subject_id text, p_customer_id uuid, p_engagement_id uuid, p_agent_id uuid, p_detail jsonb,
    p_result text, p_correlation_id uuid, p_causation_id uuid, p_classification text,
    p_context jsonb default null, p_policy_decision_id uuid default null, p_vector_clock jsonb default null,
    p_source_number bigint default null, p_personal_key uuid default null, p_personal bytea default null)
returns boolean language plpgsql security definer set search_path = audit_log, pg_temp as $$
declare
    v_id bigint;
begin
    if not isfinite(p_timestamp) then
        raise exception 'an entry of the audit log has a time' using errcode = '22008';
    end if;
    if exists (select from audit_purged where entry_id = p_entry_id) then
        return false;
    end if;
    if p_source_number is not null
        and exists (select from audit_purged where service = p_service and source_number = p_source_number) then
        raise exception 'entry % of % was another one', p_source_number, p_service using errcode = '23505';
    end if;
    insert into audit_entry (
        entry_id, timestamp_utc, service, actor_id, actor_type, action_type, subject_type, subject_id,
        customer_id, engagement_id, agent_id, action_detail, result, correlation_id, causation_id, data_classification,
        decision_context, policy_decision_id, vector_clock, source_number, personal_sha256)
    values (
        p_entry_id, p_timestamp, p_service, p_actor_id, p_actor_type, p_action_type, p_subject_type, p_subject_id,
        p_customer_id, p_engagement_id, p_agent_id, p_detail, p_result, p_correlation_id, p_causation_id, p_classification,
        p_context, p_policy_decision_id, p_vector_clock, p_source_number, sha256(p_personal))
    on conflict (entry_id) do nothing
    returning id into v_id;
    if v_id is null then
        return false;
    end if;
    insert into audit_pending (id) values (v_id);
    if p_personal is not null then
        insert into audit_personal (id, key_id, ciphertext) values (v_id, p_personal_key, p_personal);
    end if;
    return true;
end $$;

-- Root of the tree of the first leaves, as many as p_leaves (RFC 6962, 2.1), whole tiles: a hash without a neighbour
-- moves up.
create function tree_root(p_leaves bigint)
returns bytea language plpgsql stable set search_path = audit_log, pg_temp as $$
declare
    v_hashes bytea[];
begin
    select array_agg(substr(a.hashes, (i % 256 * 32 + 1)::int, 32) order by i) into v_hashes
    from generate_series(0, p_leaves / 256 - 1) as i join audit_tile a on a.level = 1 and a.idx = i / 256;
    while cardinality(v_hashes) > 1 loop
        select array_agg(hash order by pair) into v_hashes
        from (select (n + 1) / 2 as pair,
                     case count(*) when 1 then string_agg(h, ''::bytea)
                                   else sha256('\x01'::bytea || string_agg(h, ''::bytea order by n)) end as hash
              from unnest(v_hashes) with ordinality as t (h, n) group by 1) as paired;
    end loop;
    return v_hashes[1];
end $$;

-- Removes the entries of leaves p_from to p_to, and says so in the log, in one transaction. For audit_owner alone: no
-- service may. Whoever calls has verified an archive with this root. That the leaves are the next ones, whole tiles,
-- sealed, complete, old enough, and that the log has that root, this sees for itself. How many entries; 0 where that was
-- done before.
create function purge(
    p_from bigint, p_to bigint, p_root bytea, p_size bigint, p_entry_id uuid, p_timestamp timestamptz, p_by text,
    p_correlation_id uuid, p_causation_id uuid)
returns bigint language plpgsql security definer set search_path = audit_log, pg_temp as $$
declare
    v_since   timestamptz := retained_since();
    v_next    bigint;
    v_entries bigint;
    v_removed bigint;
begin
    -- one at a time; neither readers of the log nor writers wait
    lock table audit_purge in share row exclusive mode;
    if exists (select from audit_purge where from_leaf = p_from and to_leaf = p_to and root = p_root) then
        return 0;
    end if;
    select coalesce(max(to_leaf), 0) into v_next from audit_purge;
    if p_from <> v_next then
        raise exception 'the next purge begins at leaf %, not %', v_next, p_from;
    end if;
    if p_from % 256 <> 0 or p_to % 256 <> 0 or p_to <= p_from then
        raise exception 'leaves % to % are not whole tiles', p_from, p_to - 1;
    end if;
    if is_broken() then
        raise exception 'the log was found broken, and nothing leaves it until it has been found intact';
    end if;
    if not exists (select from audit_checkpoint where size >= p_to) then
        raise exception 'leaves % to % are not signed', p_from, p_to - 1;
    end if;
    select count(*) into v_entries from audit_leaf l join audit_entry e on e.id = l.id
    where l.leaf_index >= p_from and l.leaf_index < p_to;
    if v_entries <> p_to - p_from then
        raise exception 'of leaves % to % only % have an entry', p_from, p_to - 1, v_entries;
    end if;
    if exists (select from audit_leaf l join audit_entry e on e.id = l.id
               where l.leaf_index >= p_from and l.leaf_index < p_to
                 and coalesce(e.recorded_at, e.timestamp_utc) >= v_since) then
        raise exception 'of leaves % to % some were recorded less than seven years ago', p_from, p_to - 1;
    end if;
    if exists (
        select from generate_series(p_from / 256, p_to / 256 - 1) as t (idx)
        where not exists (
            select from audit_tile a
            where a.level = 0 and a.idx = t.idx
              and a.hashes = (select string_agg(sha256('\x00'::bytea || l.commitment), ''::bytea order by l.leaf_index)
                              from audit_leaf l
                              where l.leaf_index >= t.idx * 256 and l.leaf_index < t.idx * 256 + 256))) then
        raise exception 'a tile of leaves % to % is not what they make', p_from, p_to - 1;
    end if;
    if tree_root(p_to) is distinct from p_root then
        raise exception 'the archive of leaves % to % has another root than the log', p_from, p_to - 1;
    end if;

    if not append(
            p_entry_id, p_timestamp, 'audit-log', p_by, 'operator', 'audit_purged', 'audit_log', 'retention',
            null, null, null,
            jsonb_build_object('from', p_from, 'to', p_to, 'entries', v_entries, 'root', encode(p_root, 'hex'),
                               'archived_size', p_size),
            'succeeded', p_correlation_id, p_causation_id, 'internal') then
        raise exception 'entry % is another one', p_entry_id;
    end if;
    insert into audit_purge (from_leaf, to_leaf, root, entry)
    select p_from, p_to, p_root, id from audit_entry where entry_id = p_entry_id;
    insert into audit_purged (leaf_index, entry_id, service, source_number)
    select l.leaf_index, e.entry_id, case when e.source_number is not null then e.service end, e.source_number
    from audit_leaf l join audit_entry e on e.id = l.id
    where l.leaf_index >= p_from and l.leaf_index < p_to;
    delete from audit_personal p using audit_leaf l
    where l.id = p.id and l.leaf_index >= p_from and l.leaf_index < p_to;
    delete from audit_entry e using audit_leaf l
    where l.id = e.id and l.leaf_index >= p_from and l.leaf_index < p_to;
    get diagnostics v_removed = row_count;
    if v_removed <> v_entries then
        raise exception 'of % entries % were removed', v_entries, v_removed;
    end if;
    delete from audit_subject_key where key_id in (
        select k.key_id from audit_subject_key k
        where k.created_at < v_since and not exists (select from audit_personal p where p.key_id = k.key_id)
        for update skip locked);
    return v_entries;
end $$;

revoke all on function purge, tree_root, retained_since from public;

do $$
begin
    if exists (select from pg_roles where rolname = 'governance_system') then
        grant select on audit_purge, audit_purged to governance_system;
    end if;
end $$;
