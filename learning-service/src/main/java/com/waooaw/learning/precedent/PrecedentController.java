package com.waooaw.learning.precedent;

import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows how precedents stand. */
@RestController
class PrecedentController {

    private final Precedents precedents;

    PrecedentController(Precedents precedents) {
        this.precedents = precedents;
    }

    @Operation(summary = "Precedents that say yes at once: what became of it, and whether they still may")
    @GetMapping("/v1/seeds/precedents")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    Page<Precedent> precedents() {
        return Page.of(precedents.all());
    }

    @Operation(summary = "One precedent, by its public id")
    @GetMapping("/v1/seeds/precedents/{precedentId}")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.SERVICE},
            operators = true)
    Precedent precedent(@PathVariable("precedentId") String precedentId) {
        return precedents.precedent(precedentId);
    }
}
