-- what an agent takes of Agent Execution's connections, and whom it waits for: the Systems Architect adds them up (A-06)
alter table agent add column db_connections numeric not null default 0;
alter table agent add column sync_calls jsonb not null default '[]';

-- agents that are there already said whom they wait for; nobody asked them about connections
update agent a
set sync_calls = coalesce(
    (select jsonb_agg(i -> 'name')
     from blueprint b,
          jsonb_array_elements(coalesce(b.document -> 'me_wow' -> 'interfaces', '[]')) i
     where b.agent_id = a.agent_id
       and b.round = (select max(l.round) from blueprint l where l.agent_id = a.agent_id)
       and i ->> 'kind' = 'sync'),
    '[]');
