package com.waooaw.governance.pages;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Callers;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What every page has: who looks at it, and how it says that something was not done. */
public final class Pages {

    private Pages() {}

    /** A template with its model, and the person in the head of it. */
    public static ModelAndView page(String name, HttpStatusCode status, Map<String, ?> model) {
        var view = new ModelAndView(name, model, status);
        view.addObject("person", caller().map(Caller::email).orElse(null));
        view.addObject("navigation", Navigation.of(caller().map(Room::of).orElse(List.of()), here()));
        return view;
    }

    /** A page that only says something. */
    public static ModelAndView message(HttpStatusCode status, Message message) {
        return page("governance/message", status, Map.of("message", message));
    }

    /** After a form: another page, which may be loaded again without sending the form once more. */
    public static ModelAndView seeOther(String path) {
        var redirect = new RedirectView(path);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    /**
     * The Governor who looks.
     *
     * @throws WaooawException {@code GOV-0014} for anybody else
     */
    public static Caller governor() {
        return caller().filter(Pages::isGovernor)
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

    static boolean isGovernor(Caller caller) {
        return caller.has(Role.PLATFORM_GOVERNOR) || caller.has(Role.ENGAGEMENT_GOVERNOR);
    }

    /** With a capital letter and a full stop. */
    public static String sentence(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** What was refused, in words, and the code somebody can ask about. */
    public static String said(ErrorCode error, String because) {
        return sentence(because) + " (" + error.id() + ")";
    }

    /** The same, with every place of the form that is wrong. */
    public static String said(WaooawException e) {
        return e.faults().isEmpty()
                ? said(e.code(), String.valueOf(e.getMessage()))
                : e.faults().stream().map(Pages::said).collect(Collectors.joining(" ")) + " ("
                        + e.code().id() + ")";
    }

    private static String said(Fault fault) {
        return sentence(fault.pointer().substring(1) + " " + fault.message());
    }

    /** The status that goes with an error. */
    public static HttpStatusCode status(ErrorCode error) {
        return HttpStatusCode.valueOf(error.type().httpStatus());
    }

    private static String here() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRequestURI()
                : "";
    }

    private static Optional<Caller> caller() {
        return Callers.of(SecurityContextHolder.getContext().getAuthentication());
    }
}
