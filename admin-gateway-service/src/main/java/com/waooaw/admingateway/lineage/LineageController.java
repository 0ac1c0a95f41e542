package com.waooaw.admingateway.lineage;

import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators and the platform's Governors what led to an event and what it led to. */
@RestController
class LineageController {

    private final Lineages lineages;

    LineageController(Lineages lineages) {
        this.lineages = lineages;
    }

    @Operation(
            summary = "The chain an event belongs to, as a tree of causes and effects, with what became of each event"
                    + " in each of its subscribers; asked now of every service, and who did not answer is named")
    @GetMapping("/v1/events/{eventId}/lineage")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.DEPUTY_GOVERNOR},
            operators = true)
    Lineage lineage(@PathVariable("eventId") UUID eventId) {
        return lineages.of(eventId);
    }
}
