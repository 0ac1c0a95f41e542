package com.waooaw.governance.approval;

import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A yes with another text, before it is given, for clients with a person's token. */
@RestController
@Tag(name = "approvals")
class EditController {

    private final Approvals approvals;
    private final Deciders deciders;

    EditController(Approvals approvals, Deciders deciders) {
        this.approvals = approvals;
        this.deciders = deciders;
    }

    /**
     * Texts to be tried.
     *
     * @param edits the texts the act is to have, by JSON pointer
     */
    record EditRequest(@NotNull Map<String, @Nullable String> edits) {}

    /**
     * What would be approved.
     *
     * @param askedActHash hash of the act as it was asked
     * @param actHash of the act with these texts
     * @param actJson exactly what would be done, canonical JSON
     * @param changes line by line
     */
    record EditedAct(UUID approvalId, String askedActHash, String actHash, String actJson, List<EditedText> changes) {

        static EditedAct of(Question question) {
            return new EditedAct(
                    question.id(),
                    question.askedAct().hash(),
                    question.act().hash(),
                    question.act().json(),
                    EditRules.changes(question).stream().map(EditedText::of).toList());
        }
    }

    /** A text that would be another one; lines of it begin with {@code -}, {@code +}, or a blank where they stay. */
    record EditedText(String label, List<String> lines) {

        static EditedText of(TextChange change) {
            return new EditedText(
                    change.label(),
                    change.difference().parts().stream()
                            .map(part -> switch (part.kind()) {
                                case REMOVED -> "- " + part.text();
                                case ADDED -> "+ " + part.text();
                                case SAME -> "  " + part.text();
                                case SKIPPED -> "  … " + part.text();
                            })
                            .toList());
        }
    }

    @Operation(
            summary =
                    "What an act would be with other texts, and in what it would differ; decides nothing. The decision"
                            + " takes the same edits")
    @PostMapping("/v1/approvals/{approvalId}/edited-act")
    @Refuses(ErrorType.CONFLICT)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    EditedAct edited(
            Caller caller, @PathVariable("approvalId") UUID approvalId, @Valid @RequestBody EditRequest request) {
        var question = approvals.approval(approvalId, deciders.of(caller)).question();
        return EditedAct.of(EditRules.changedOrThrow(question, Edits.of(request.edits())));
    }
}
