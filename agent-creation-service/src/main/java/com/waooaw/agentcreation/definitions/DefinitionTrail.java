package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Leaves evidence of what happens to a definition, in the transaction of the change. */
@Component
class DefinitionTrail {

    private final AuditLog audit;

    DefinitionTrail(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * One entry per request, definition and action.
     *
     * @param what happened, for example {@code certified}
     */
    void write(
            Definition<?> definition,
            String what,
            String actor,
            ActorType actorType,
            Map<String, Object> detail,
            Result result,
            Cause cause) {
        var kind = Kind.of(definition);
        audit.append(AuditEntry.internal(
                Ids.of("definition", kind.table(), definition.id(), what, cause.causationId()),
                actor,
                actorType,
                kind.table() + "_" + what,
                kind.table(),
                definition.id(),
                detail,
                result,
                cause));
    }
}
