package com.waooaw.platform.sample;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** An API with a bit of everything. */
@RestController
class NoteController {

    private final Notes notes;

    NoteController(Notes notes) {
        this.notes = notes;
    }

    record NoteRequest(
            @NotBlank @Size(max = 2_000_000) String text,
            @NotNull @Min(1) @Max(5) Integer priority,
            @Nullable @Valid List<Tag> someTags) {}

    record Tag(@NotBlank String name) {}

    @PostMapping("/v1/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    Notes.Note add(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody @Valid NoteRequest request) {
        return notes.add(caller, key, request.text());
    }

    @GetMapping("/v1/notes")
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    List<String> visible(@RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        return notes.visible();
    }

    @GetMapping("/v1/notes/{id}")
    @Allowed(anonymous = true)
    Map<String, String> one(@PathVariable("id") UUID id, Cause cause) {
        return Map.of(
                "id", id.toString(), "correlation_id", cause.correlationId().toString());
    }

    @GetMapping("/v1/defect")
    @Allowed(anonymous = true)
    String defect() {
        throw new IllegalStateException("a secret of the inside");
    }

    @GetMapping("/v1/nobody")
    String nobody() {
        return "unreachable";
    }
}
