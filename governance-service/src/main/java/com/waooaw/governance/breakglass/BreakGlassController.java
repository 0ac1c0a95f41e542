package com.waooaw.governance.breakglass;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Emergencies for services and for clients with a person's token. */
@RestController
@Tag(name = "break-glass")
class BreakGlassController {

    private static final int LONGEST = 2_000;
    private static final int MOST_EVIDENCE = 10;
    private static final int LONGEST_EVIDENCE = 500;

    private final BreakGlass breakGlass;
    private final Reviews reviews;
    private final Clock clock;

    BreakGlassController(BreakGlass breakGlass, Reviews reviews, Clock clock) {
        this.breakGlass = breakGlass;
        this.reviews = reviews;
        this.clock = clock;
    }

    /**
     * An emergency.
     *
     * @param approvalId the question that waits
     * @param actHash hash of exactly what has to be done
     * @param description in words, 1 to 2000 characters
     * @param evidence references, at most ten of 500 characters
     */
    record DeclarationRequest(
            @NotNull UUID approvalId,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "is a SHA-256 in lower-case hex") String actHash,

            @NotNull Condition condition,
            @NotNull String description,
            @Nullable List<String> evidence) {}

    /**
     * A review.
     *
     * @param reason in words, 1 to 2000 characters
     */
    record ReviewRequest(@NotNull Verdict verdict, @NotNull String reason) {}

    @Operation(
            summary =
                    "Declares an emergency: the act that waits may be done once, within an hour, and its Governor reviews"
                            + " it. 200 where the same declared it before")
    @PostMapping("/v1/break-glass")
    @Refuses({
        ErrorType.NOT_FOUND,
        ErrorType.FORBIDDEN,
        ErrorType.CONFLICT,
        ErrorType.INSUFFICIENT_RESOURCES,
        ErrorType.EXTERNAL
    })
    @Allowed({Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    ResponseEntity<BreakGlassResource> declare(
            Caller caller, Cause cause, @Valid @RequestBody DeclarationRequest request) {
        var evidence = Objects.requireNonNullElse(request.evidence(), List.<String>of());
        check(request.description(), evidence);
        var done = breakGlass
                .declare(
                        new Declaring.Wish(
                                request.approvalId(),
                                request.actHash(),
                                request.condition(),
                                request.description().strip(),
                                evidence,
                                caller),
                        cause)
                .orThrow();
        return ResponseEntity.status(done.first() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(resource(done.told()));
    }

    @Operation(summary = "The emergencies this Governor answers for, newest first; at most 100")
    @GetMapping("/v1/break-glass")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    Page<BreakGlassResource> emergencies(Caller caller) {
        return Page.of(reviews.latest(caller).stream().map(this::resource).toList());
    }

    @Operation(summary = "An emergency, and what came of it")
    @GetMapping("/v1/break-glass/{breakGlassId}")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    BreakGlassResource emergency(Caller caller, @PathVariable("breakGlassId") UUID breakGlassId) {
        return resource(reviews.emergency(breakGlassId, caller));
    }

    @Operation(
            summary =
                    "Reviews an emergency; found unjustified, what was done is undone. The same again gets the same answer,"
                            + " another one a conflict")
    @PostMapping("/v1/break-glass/{breakGlassId}/review")
    @Refuses({ErrorType.FORBIDDEN, ErrorType.CONFLICT})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    BreakGlassResource review(
            Caller caller,
            Cause cause,
            @PathVariable("breakGlassId") UUID breakGlassId,
            @Valid @RequestBody ReviewRequest request) {
        var review = new Reviews.Review(breakGlassId, request.verdict(), request.reason(), caller, false);
        return resource(reviews.review(review, cause).orThrow().told());
    }

    private BreakGlassResource resource(Deeds.Told told) {
        return BreakGlassResource.of(told, clock.instant());
    }

    private static void check(String description, List<String> evidence) {
        var faults = new ArrayList<Fault>();
        if (description.isBlank() || description.length() > LONGEST || description.indexOf('\0') >= 0) {
            faults.add(new Fault("/description", "has 1 to " + LONGEST + " characters, none of them a zero byte"));
        }
        if (evidence.size() > MOST_EVIDENCE) {
            faults.add(new Fault("/evidence", "has at most " + MOST_EVIDENCE + " references"));
        }
        if (evidence.stream()
                .anyMatch(reference -> reference == null
                        || reference.isBlank()
                        || reference.length() > LONGEST_EVIDENCE
                        || reference.indexOf('\0') >= 0)) {
            faults.add(new Fault(
                    "/evidence", "each has 1 to " + LONGEST_EVIDENCE + " characters, none of them a zero byte"));
        }
        if (!faults.isEmpty()) {
            throw new WaooawException(
                    GovernanceError.REQUEST_INVALID, "an emergency cannot be declared as it is", faults);
        }
    }
}
