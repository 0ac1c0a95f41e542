package com.waooaw.governance.veto;

import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Revocations;
import com.waooaw.governance.pages.GovernorPages;
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
import org.springframework.web.servlet.view.RedirectView;

/** Vetoes for people with a browser: the form is on the page of the approval, how the undoing goes is here. */
@GovernorPages
class VetoPages {

    private final Vetoes vetoes;

    VetoPages(Vetoes vetoes) {
        this.vetoes = vetoes;
    }

    /** Why nothing was taken back. */
    record Message(String title, String detail, String link, String linkText) {}

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
                    HttpStatusCode.valueOf(
                            GovernanceError.VETO_NOT_CONFIRMED.type().httpStatus()),
                    "Say that you want what was done undone (" + GovernanceError.VETO_NOT_CONFIRMED.id() + ").");
        }
        var wish = new Revocations.Wish(approvalId, governor, true, actHash, category, reason);
        var answer = vetoes.veto(wish, null, cause);
        return answer.error()
                .map(error -> {
                    if (error == GovernanceError.APPROVAL_NOT_FOUND) {
                        throw new WaooawException(error, answer.because());
                    }
                    return refused(
                            approvalId,
                            HttpStatusCode.valueOf(error.type().httpStatus()),
                            Pages.sentence(answer.because()) + " (" + error.id() + ")");
                })
                .orElseGet(() -> seeOther("/approvals/" + approvalId + "/veto"));
    }

    private static ModelAndView refused(UUID approvalId, HttpStatusCode status, String detail) {
        return Pages.page(
                "governance/message",
                status,
                Map.of(
                        "message",
                        new Message("Nothing was taken back", detail, "/approvals/" + approvalId, "Back to it")));
    }

    private static ModelAndView seeOther(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }
}
