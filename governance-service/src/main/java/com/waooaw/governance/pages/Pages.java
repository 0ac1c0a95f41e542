package com.waooaw.governance.pages;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Callers;
import com.waooaw.platform.web.Role;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.ModelAndView;

/** What every page has: who looks at it. */
public final class Pages {

    private Pages() {}

    /** A template with its model, and the person in the head of it. */
    public static ModelAndView page(String name, HttpStatusCode status, Map<String, ?> model) {
        var view = new ModelAndView(name, model, status);
        view.addObject("person", caller().map(Caller::email).orElse(null));
        return view;
    }

    /**
     * The Governor who looks.
     *
     * @throws WaooawException {@code GOV-0014} for anybody else
     */
    public static Caller governor() {
        return caller().filter(caller -> caller.has(Role.PLATFORM_GOVERNOR) || caller.has(Role.ENGAGEMENT_GOVERNOR))
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.NOT_A_GOVERNOR, "only a Governor sees and decides approvals"));
    }

    /**
     * Whoever may decide: a Governor, or somebody who may stand in for one, which the use cases see to.
     *
     * @throws WaooawException {@code GOV-0014} for anybody else
     */
    public static Caller decider() {
        return caller().filter(caller -> caller.has(Role.DEPUTY_GOVERNOR)).orElseGet(Pages::governor);
    }

    /** With a capital letter and a full stop. */
    public static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private static Optional<Caller> caller() {
        return Callers.of(SecurityContextHolder.getContext().getAuthentication());
    }
}
