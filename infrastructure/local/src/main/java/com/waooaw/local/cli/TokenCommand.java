package com.waooaw.local.cli;

import com.waooaw.local.client.LoginClient;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackState;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Logs in and prints the token. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Logs in as one of the local people, as their browser would, and prints the access token.")
final class TokenCommand implements Callable<Integer> {

    @Option(
            names = "--role",
            required = true,
            description = "operator, governor, engagement-governor, customer, other-customer or other-governor")
    private String role = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var workspace = Workspace.current();
        var person = LocalPeople.named(role)
                .orElseThrow(() -> new StackException(
                        "nobody here is called " + role,
                        "Choose one of "
                                + LocalPeople.ALL.stream()
                                        .map(LocalPeople.Person::username)
                                        .collect(Collectors.joining(", "))));
        int base = workspace
                .running()
                .map(StackState::portBase)
                .orElseThrow(() -> new StackException("no stack is running", "Start one: ./waooaw up --detach"));
        var issuer = new PortPlan(workspace.infrastructure(), base).issuer();
        var token =
                new LoginClient(URI.create(issuer), Clock.systemUTC()).login(person.username(), LocalPeople.PASSWORD);
        java.util.Objects.requireNonNull(spec).commandLine().getOut().println(token.value());
        return 0;
    }
}
