package com.waooaw.governance.audit;

import com.waooaw.governance.audit.LogReader.ConsistencyProof;
import com.waooaw.governance.audit.LogReader.InclusionProof;
import com.waooaw.governance.audit.LogReader.Integrity;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proves what the log says. */
@RestController
@Tag(name = "audit")
class ProofController {

    private final LogReader log;

    ProofController(LogReader log) {
        this.log = log;
    }

    @Operation(summary = "An entry with its nonce, and the proof that it is in the signed log")
    @GetMapping("/v1/audit/entries/{entryId}/proof")
    @Refuses(ErrorType.CONFLICT)
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.CUSTOMER_USER},
            operators = true)
    InclusionProof proof(Caller caller, @PathVariable("entryId") UUID entryId) {
        return log.proof(entryId, caller.tenant().orElse(null));
    }

    @Operation(summary = "The proof that the log of one size grew from that of a smaller one")
    @GetMapping("/v1/audit/consistency")
    @Refuses(ErrorType.NOT_FOUND)
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.CUSTOMER_USER},
            operators = true)
    ConsistencyProof consistency(
            @RequestParam("from") long from, @RequestParam(name = "to", required = false) @Nullable Long to) {
        return log.consistency(from, to);
    }

    @Operation(summary = "How the log is: its newest checkpoint, when it was verified last, and what was found")
    @GetMapping("/v1/audit/integrity")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.CUSTOMER_USER},
            operators = true)
    Integrity integrity() {
        return log.integrity();
    }
}
