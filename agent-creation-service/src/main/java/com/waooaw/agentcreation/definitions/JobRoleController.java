package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Job roles: shows them, takes drafts in and has them certified. */
@RestController
class JobRoleController {

    private final Certifications certifications;

    JobRoleController(Certifications certifications) {
        this.certifications = certifications;
    }

    @Operation(summary = "Job roles, by id; certified_by says who certified each, life.defined_by who wrote it")
    @GetMapping("/v1/job-roles")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    Page<JobRole> jobRoles(
            @RequestParam(name = "industry", required = false) @Nullable @Pattern(regexp = Drafts.INDUSTRY) String industry,
            @RequestParam(name = "status", required = false) @Nullable @Pattern(regexp = "[A-Za-z_]{1,20}") String status,
            @RequestParam(name = "cursor", required = false) @Nullable @Pattern(regexp = Drafts.ID) String cursor,
            @RequestParam(name = "limit", defaultValue = "100") @Min(1) @Max(100) int limit) {
        return certifications.page(Kind.JOB_ROLE, JobRole.class, industry, status, cursor, limit);
    }

    @Operation(summary = "One job role, as it stands now")
    @GetMapping("/v1/job-roles/{jobRoleId}")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    JobRole jobRole(@PathVariable("jobRoleId") String jobRoleId) {
        return certifications.definition(Kind.JOB_ROLE, JobRole.class, jobRoleId);
    }

    @Operation(summary = "Define a job role: a draft under the next number of its industry")
    @PostMapping("/v1/job-roles")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses(ErrorType.CONFLICT)
    @Allowed({Role.ADMIN, Role.AGENT_ORCHESTRATOR})
    JobRole defineJobRole(
            @Valid @RequestBody JobRoleDraft draft,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Caller caller,
            Cause cause) {
        return certifications.define(
                Kind.JOB_ROLE, JobRole.class, draft, draft.industry(), draft::named, idempotencyKey, caller, cause);
    }

    @Operation(
            summary = "Have a draft certified: Genesis certifies it, names the one that is there already, or refuses")
    @PostMapping("/v1/job-roles/{jobRoleId}/certify")
    @Refuses(ErrorType.CONFLICT)
    @Allowed({Role.ADMIN, Role.AGENT_ORCHESTRATOR, Role.SERVICE})
    CertificationResult certifyJobRole(@PathVariable("jobRoleId") String jobRoleId, Caller caller, Cause cause) {
        return certifications.certify(Kind.JOB_ROLE, JobRole.class, Checks.JOB_ROLES, jobRoleId, caller, cause);
    }
}
