package com.waooaw.admingateway.health;

import com.waooaw.platform.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators who is there. */
@RestController
class HealthController {

    private final ServiceHealth health;

    HealthController(ServiceHealth health) {
        this.health = health;
    }

    @Operation(summary = "Every service's own sign of life, asked now through its task queue")
    @GetMapping("/v1/admin/health/services")
    @Allowed(operators = true)
    ServiceHealth.Health services() {
        return health.ask();
    }
}
