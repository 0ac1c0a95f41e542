package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.job.Jobs.JobAccepted;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.WebProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes jobs, and shows how they get on. */
@RestController
@RequestMapping("/v1/jobs")
class JobController {

    private final Jobs jobs;
    private final String publicOrigin;

    JobController(Jobs jobs, WebProperties web) {
        this.jobs = jobs;
        this.publicOrigin = web.publicOrigin();
    }

    /** Posts a job in plain words. */
    @PostMapping
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT, ErrorType.PAYMENT_REQUIRED, ErrorType.INSUFFICIENT_RESOURCES})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed(Role.CUSTOMER_USER)
    ResponseEntity<JobAccepted> submitJob(
            Caller caller,
            Cause cause,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody NewJob body) {
        var accepted = jobs.submit(caller, body.engagementId(), body.brief(), idempotencyKey, cause);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/jobs/" + accepted.jobId()))
                .body(accepted);
    }

    /** The customer's jobs, newest first. */
    @GetMapping
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    Page<JobView.JobLine> listJobs() {
        return Page.of(jobs.list().stream().map(JobView.JobLine::of).toList());
    }

    /** A job: its plan, its skills, what it waits for. */
    @GetMapping("/{jobId}")
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    JobView getJob(@PathVariable UUID jobId) {
        var found = jobs.get(jobId);
        return JobView.of(found.job(), found.runs(), publicOrigin);
    }

    /** What was thought, done and seen, oldest first. */
    @GetMapping("/{jobId}/timeline")
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    Timeline getTimeline(@PathVariable UUID jobId) {
        var found = jobs.get(jobId);
        return Timeline.of(found.job(), found.runs());
    }

    /**
     * A new job.
     *
     * @param brief what is wanted, in plain words, at most 2000 characters
     */
    record NewJob(@NotNull UUID engagementId, @NotBlank String brief) {}
}
