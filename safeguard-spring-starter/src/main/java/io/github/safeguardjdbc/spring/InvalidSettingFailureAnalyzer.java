package io.github.safeguardjdbc.spring;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property to correct where a value is outside of its range. */
final class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {
    private static final Pattern SETTING = Pattern.compile("safeguard\\.(\\w+)");

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher setting = SETTING.matcher(message);
        String name = setting.find() ? PropertyNames.dashed(setting.group(1)) : "<setting>";
        String own = cause.hasOwnSettings() ? " or safeguard.datasource." + cause.beanName() + "." + name : "";
        return new FailureAnalysis(
                message, "Correct safeguard." + name + own + " to a value within that range.", cause);
    }
}
