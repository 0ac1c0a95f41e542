package com.waooaw.learning.seed;

import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was learned. */
@RestController
class SeedController {

    private final Seeds seeds;

    SeedController(Seeds seeds) {
        this.seeds = seeds;
    }

    @Operation(summary = "Precedent seeds, newest first")
    @GetMapping("/v1/seeds")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    Page<Seed> seeds(@RequestParam(name = "status", required = false) @Nullable String status) {
        return Page.of(seeds.all(Optional.ofNullable(status).map(SeedStatus::parse)));
    }

    @Operation(summary = "One precedent seed")
    @GetMapping("/v1/seeds/{seedId}")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    Seed seed(@PathVariable("seedId") UUID seedId) {
        return seeds.seed(seedId);
    }
}
