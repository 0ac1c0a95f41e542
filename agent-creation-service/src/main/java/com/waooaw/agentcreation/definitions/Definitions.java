package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.kernel.Cause;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of Agent Creation tells the definitions. */
@Service
public class Definitions {

    private final DefinitionStore store;
    private final DefinitionTrail trail;

    Definitions(DefinitionStore store, DefinitionTrail trail) {
        this.store = store;
        this.trail = trail;
    }

    /** An agent went to work: what it is made of is in use, if it was not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void used(AgentBlueprint blueprint, Cause cause) {
        use(Kind.JOB_ROLE, JobRole.class, blueprint.jobRoleId(), cause);
        // in one order, so that two agents at once do not wait for each other
        blueprint.requiredSkillIds().stream().sorted().forEach(id -> use(Kind.SKILL, Skill.class, id, cause));
    }

    private <T extends Definition<T>> void use(Kind kind, Class<T> type, String id, Cause cause) {
        var known = store.find(kind, type, id);
        if (known.isEmpty() || !(known.get().standing() instanceof Standing.Certified)) {
            return;
        }
        var definition = store.locked(kind, type, id).orElseThrow();
        if (definition.standing() instanceof Standing.Certified certified) {
            store.replace(definition.standing(certified.use(), definition.supersedes()));
            trail.write(definition, "in_use", "agent-creation", ActorType.SYSTEM, Map.of(), Result.SUCCEEDED, cause);
        }
    }
}
