package com.waooaw.local.issuer;

import com.waooaw.local.http.Html;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A plain login form that says who can log in: this issuer exists on a developer's machine only. */
@RestController
class LoginPage {

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String form(CsrfToken csrf, @RequestParam(required = false) @Nullable String error) {
        var people = LocalPeople.ALL.stream()
                .map(person -> "<tr><td><code>" + Html.escape(person.username()) + "</code></td><td>"
                        + Html.escape(String.join(", ", person.roles())) + "</td></tr>")
                .collect(Collectors.joining("\n"));
        var failure = error == null
                ? ""
                : "<p class=\"error\" role=\"alert\">That name and password do not belong together.</p>\n";
        var form = """
                {failure}<form method="post" action="login">
                <input type="hidden" name="{parameter}" value="{token}">
                <label for="username">Name</label>
                <input id="username" name="username" autocomplete="username" autocapitalize="none" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <p><button type="submit">Log in</button></p>
                </form>
                <h2>Who is here</h2>
                <p>People of this local stack. The password of each is <code>{password}</code>.</p>
                <table>
                <thead><tr><th scope="col">Name</th><th scope="col">Roles</th></tr></thead>
                <tbody>
                {people}
                </tbody>
                </table>
                """.replace("{failure}", failure)
                .replace("{parameter}", Html.escape(csrf.getParameterName()))
                .replace("{token}", Html.escape(csrf.getToken()))
                .replace("{password}", LocalPeople.PASSWORD)
                .replace("{people}", people);
        return Html.page("Log in to WAOOAW", form);
    }
}
