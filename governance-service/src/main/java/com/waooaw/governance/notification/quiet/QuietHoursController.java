package com.waooaw.governance.notification.quiet;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** When a Governor is left alone with what can wait. */
@RestController
@Tag(name = "quiet-hours")
class QuietHoursController {

    private final QuietHoursSettings settings;

    QuietHoursController(QuietHoursSettings settings) {
        this.settings = settings;
    }

    /**
     * Quiet hours as a Governor chooses them.
     *
     * @param zone of the time zone database, {@code Europe/Berlin}
     * @param from local time, {@code 22:00}
     * @param to likewise; the same as {@code from} for never
     */
    record QuietHoursRequest(
            @NotNull String zone,
            @NotNull String from,
            @NotNull String to) {}

    /** As they are, local time. */
    record QuietHoursResource(String zone, String from, String to) {

        static QuietHoursResource of(QuietHours hours) {
            return new QuietHoursResource(
                    hours.zone().getId(), hours.from().toString(), hours.to().toString());
        }
    }

    @Operation(summary = "When this Governor is left alone with what can wait")
    @GetMapping("/v1/quiet-hours")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    QuietHoursResource quietHours() {
        return QuietHoursResource.of(settings.hours());
    }

    @Operation(summary = "Chooses quiet hours; questions, emergencies and what becomes of agents are told all the same")
    @PutMapping("/v1/quiet-hours")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    QuietHoursResource choose(Caller caller, Cause cause, @Valid @RequestBody QuietHoursRequest request) {
        return QuietHoursResource.of(settings.choose(caller, request.zone(), request.from(), request.to(), cause));
    }
}
