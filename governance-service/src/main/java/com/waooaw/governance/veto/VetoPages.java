package com.waooaw.governance.veto;

import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Revocations;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Message;
import com.waooaw.governance.pages.Pages;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Vetoes for people with a browser: the form is on the page of the approval, how the undoing goes is here. */
@GovernorPages
class VetoPages {

    private final Vetoes vetoes;

    VetoPages(Vetoes vetoes) {
        this.vetoes = vetoes;
    }

    @GetMapping("/approvals/{approvalId}/veto")
    ModelAndView veto(@PathVariable("approvalId") UUID approvalId) {
        return Pages.page(
                "governance/veto",
                HttpStatus.OK,
                Map.of("veto", VetoView.of(vetoes.known(approvalId, Pages.governor()))));
    }

    @PostMapping("/approvals/{approvalId}/veto")
    ModelAndView veto(
            @PathVariable("approvalId") UUID approvalId,
            @RequestParam(name = "category", defaultValue = "") String categoryName,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "act_hash", defaultValue = "") String actHash,
            @RequestParam(name = "confirmed", defaultValue = "") String confirmed,
            Cause cause) {
        var governor = Pages.governor();
        var category = VetoCategory.named(categoryName).orElse(null);
        if (category == null) {
            return refused(
                    approvalId,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The form did not say what is wrong. Choose one of the list.");
        }
        if (!confirmed.equals("yes")) {
            return refused(
                    approvalId,
                    Pages.status(GovernanceError.VETO_NOT_CONFIRMED),
                    "Say that you want what was done undone (" + GovernanceError.VETO_NOT_CONFIRMED.id() + ").");
        }
        var wish = new Revocations.Wish(approvalId, governor, true, actHash, category, reason);
        var answer = vetoes.veto(wish, null, cause);
        return answer.error()
                .map(error -> {
                    if (error == GovernanceError.APPROVAL_NOT_FOUND) {
                        throw new WaooawException(error, answer.because());
                    }
                    return refused(approvalId, Pages.status(error), Pages.said(error, answer.because()));
                })
                .orElseGet(() -> Pages.seeOther("/approvals/" + approvalId + "/veto"));
    }

    private static ModelAndView refused(UUID approvalId, HttpStatusCode status, String detail) {
        return Pages.message(
                status, new Message("Nothing was taken back", detail, "/approvals/" + approvalId, "Back to it"));
    }
}
