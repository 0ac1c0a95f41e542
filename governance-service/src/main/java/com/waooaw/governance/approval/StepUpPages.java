package com.waooaw.governance.approval;

import com.waooaw.governance.identity.Passkeys;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.platform.kernel.Cause;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Asks, from the page of an approval, for what a yes takes beside a login. Neither decides anything. */
@GovernorPages
class StepUpPages {

    private final StepUpRequests stepUps;
    private final Deciders deciders;

    StepUpPages(StepUpRequests stepUps, Deciders deciders) {
        this.stepUps = stepUps;
        this.deciders = deciders;
    }

    /** Sends a code; the number that goes with it stays in this session and is shown on this page alone. */
    @PostMapping("/approvals/{approvalId}/step-up")
    ModelAndView send(@PathVariable("approvalId") UUID approvalId, HttpSession session, Cause cause) {
        var sent = stepUps.send(approvalId, deciders.of(Pages.decider()), cause);
        StepUpView.keep(session, approvalId, sent);
        return Pages.seeOther("/approvals/" + approvalId + "#decide");
    }

    /** What a passkey is to sign; asked for by the script of the page. */
    @PostMapping(path = "/approvals/{approvalId}/passkey-challenge", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Passkeys.Wanted> challenge(@PathVariable("approvalId") UUID approvalId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(stepUps.challenge(approvalId, deciders.of(Pages.decider())));
    }
}
