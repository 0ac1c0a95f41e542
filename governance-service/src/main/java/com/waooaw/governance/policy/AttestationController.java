package com.waooaw.governance.policy;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was answered, to whoever has an answer's id. */
@RestController
@Tag(name = "policy")
class AttestationController {

    private final Attestations attestations;

    AttestationController(Attestations attestations) {
        this.attestations = attestations;
    }

    @Operation(summary = "The attestation of an answer; its entry in the audit log proves it")
    @GetMapping("/v1/policy/attestations/{decisionId}")
    @Allowed(
            value = {Role.SERVICE, Role.PLATFORM_GOVERNOR},
            operators = true)
    Attestation attestation(@PathVariable("decisionId") UUID decisionId) {
        return attestations
                .find(decisionId)
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.ATTESTATION_NOT_FOUND, "no answer was given under this id"));
    }
}
