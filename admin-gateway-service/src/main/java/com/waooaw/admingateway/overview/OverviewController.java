package com.waooaw.admingateway.overview;

import com.waooaw.platform.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators the platform at a glance. */
@RestController
class OverviewController {

    private final Overview overview;

    OverviewController(Overview overview) {
        this.overview = overview;
    }

    @Operation(
            summary =
                    "Agents, pending approvals, jobs, industries, breached objectives, what policies denied and who was last"
                            + " heard of, from events")
    @GetMapping("/v1/admin/dashboard")
    @Allowed(operators = true)
    Dashboard dashboard() {
        return overview.dashboard();
    }
}
