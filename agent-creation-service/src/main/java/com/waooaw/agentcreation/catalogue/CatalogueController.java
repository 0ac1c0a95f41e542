package com.waooaw.agentcreation.catalogue;

import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what agents are made of. */
@RestController
class CatalogueController {

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Operation(summary = "Skills, by id; certified_by says who certified each, bootstrap for the first start")
    @GetMapping("/v1/skills")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    Page<Skill> skills() {
        return Page.of(catalogue.skills());
    }

    @Operation(summary = "Job roles, by id; certified_by says who certified each, bootstrap for the first start")
    @GetMapping("/v1/job-roles")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    Page<JobRole> jobRoles() {
        return Page.of(catalogue.jobRoles());
    }
}
