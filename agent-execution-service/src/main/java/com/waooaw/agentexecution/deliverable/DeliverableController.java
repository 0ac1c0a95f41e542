package com.waooaw.agentexecution.deliverable;

import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what jobs produced. */
@RestController
@RequestMapping("/v1/deliverables")
class DeliverableController {

    private static final String ID = "{deliverableId:[0-9a-fA-F-]{36}}";

    private final Deliverables deliverables;

    DeliverableController(Deliverables deliverables) {
        this.deliverables = deliverables;
    }

    /** The customer's deliverables, newest first. */
    @GetMapping
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    Page<DeliverableView.DeliverableLine> listDeliverables() {
        return Page.of(deliverables.list().stream()
                .map(DeliverableView.DeliverableLine::of)
                .toList());
    }

    /** A deliverable with its citations, timings and costs. */
    @GetMapping(path = "/{deliverableId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    DeliverableView getDeliverable(@PathVariable UUID deliverableId) {
        return DeliverableView.of(deliverables.get(deliverableId));
    }

    /** The same as Markdown, for a client that prefers it. */
    @GetMapping(path = "/{deliverableId}", produces = MediaType.TEXT_MARKDOWN_VALUE)
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    ResponseEntity<String> getDeliverableAsMarkdown(@PathVariable UUID deliverableId) {
        return file(deliverables.get(deliverableId));
    }

    /** The same as a file to keep. */
    @GetMapping(path = "/" + ID + ".md", produces = MediaType.TEXT_MARKDOWN_VALUE)
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    ResponseEntity<String> downloadDeliverable(@PathVariable UUID deliverableId) {
        return file(deliverables.get(deliverableId));
    }

    private static ResponseEntity<String> file(Deliverable deliverable) {
        var name = deliverable.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/markdown;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".md")
                                .build()
                                .toString())
                .body(DeliverableMarkdown.of(deliverable));
    }
}
