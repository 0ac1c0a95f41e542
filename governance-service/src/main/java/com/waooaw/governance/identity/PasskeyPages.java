package com.waooaw.governance.identity;

import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.kernel.Cause;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A Governor's passkeys: which there are, a new one, one less. */
@GovernorPages
class PasskeyPages {

    private static final String PAGE = "/approvals/passkeys";
    private static final String SENT = "step-up-passkey";

    private final Passkeys passkeys;
    private final StepUps stepUps;
    private final Clock clock;

    PasskeyPages(Passkeys passkeys, StepUps stepUps, Clock clock) {
        this.passkeys = passkeys;
        this.stepUps = stepUps;
        this.clock = clock;
    }

    /** A key in words. */
    record KeyView(UUID id, String label, String since, String lastUsed) {

        static KeyView of(Passkey passkey) {
            var used = passkey.lastUsedAt();
            return new KeyView(
                    passkey.id(),
                    VisibleText.of(passkey.label()),
                    People.instant(passkey.createdAt()),
                    used == null ? "never" : People.instant(used));
        }
    }

    @GetMapping(PAGE)
    ModelAndView show(HttpSession session) {
        return shown(HttpStatus.OK, "", session);
    }

    /** A login is not enough to introduce a key: sends the code it takes. */
    @PostMapping(PAGE + "/code")
    ModelAndView send(HttpSession session, Cause cause) {
        var governor = Pages.decider();
        session.setAttribute(SENT, stepUps.sendForPasskey(governor.tenant().orElse(null), governor.subject(), cause));
        return Pages.seeOther(PAGE);
    }

    /** What a new key is to sign; asked for by the script of the page. */
    @PostMapping(path = PAGE + "/challenge", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Passkeys.Wanted> challenge() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(passkeys.toIntroduce(Pages.decider()));
    }

    @PostMapping(PAGE)
    ModelAndView introduce(
            @RequestParam(name = "label", defaultValue = "") String label,
            @RequestParam(name = "credential", defaultValue = "") String credential,
            @RequestParam(name = "code", defaultValue = "") String code,
            @RequestParam(name = "number", defaultValue = "") String number,
            HttpSession session,
            Cause cause) {
        var governor = Pages.decider();
        var tried = stepUps.shownForPasskey(governor.subject(), new Proof.Code(code, number));
        return switch (passkeys.introduce(governor, tried, label, credential, cause)) {
            case Check.Enough _ -> {
                session.removeAttribute(SENT);
                yield Pages.seeOther(PAGE);
            }
            case Check.NotEnough(var error, var because) ->
                shown(Pages.status(error), Pages.said(error, because), session);
        };
    }

    @PostMapping(PAGE + "/{passkeyId}/forget")
    ModelAndView forget(@PathVariable("passkeyId") UUID passkeyId, Cause cause) {
        passkeys.forget(Pages.decider(), passkeyId, cause);
        return Pages.seeOther(PAGE);
    }

    private ModelAndView shown(HttpStatusCode status, String problem, HttpSession session) {
        var sent = sent(session);
        var view = Pages.page(
                "governance/passkeys",
                status,
                Map.of(
                        "passkeys",
                        passkeys.of(Pages.decider().subject()).stream()
                                .map(KeyView::of)
                                .toList(),
                        "problem",
                        problem));
        view.addObject("sent", sent);
        view.addObject("until", sent == null ? "" : People.instant(sent.expiresAt()));
        return view;
    }

    private @Nullable SentCode sent(HttpSession session) {
        return session.getAttribute(SENT) instanceof SentCode sent
                        && clock.instant().isBefore(sent.expiresAt())
                ? sent
                : null;
    }
}
