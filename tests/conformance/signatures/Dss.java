import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;

/**
 * What EU DSS says of signatures: java -cp 'dss/*' Dss.java PKI FILE.pdf…
 *
 * <p>A line for each signature: file, indication, level, and errors and warnings behind it. The root of the folder PKI is
 * trusted. Nothing is asked of a network, but files of levels B and T, which bring no evidence, are judged by the lists of
 * PKI; all others by what is in them alone.
 */
class Dss {
    public static void main(String[] arguments) {
        File pki = new File(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            File file = new File(arguments[i]);
            try {
                judge(pki, file);
            } catch (RuntimeException error) {
                System.out.println(file.getName() + "\tFAILED\t-\t" + error);
            }
        }
    }

    static void judge(File pki, File file) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(pki, "root.crt")));
        var verifier = new CommonCertificateVerifier(true);
        verifier.setTrustedCertSources(trusted);
        if (file.getName().matches("[bt]-.*")) {
            verifier.setCrlSource(new ExternalResourcesCRLSource(
                    new FileDocument(new File(pki, "office.crl")), new FileDocument(new File(pki, "root.crl"))));
        }
        var validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
        validator.setCertificateVerifier(verifier);
        SimpleReport report = validator.validateDocument().getSimpleReport();
        for (String id : report.getSignatureIdList()) {
            var told = new StringBuilder();
            report.getAdESValidationErrors(id).forEach(message -> told.append(" error: ").append(message.getValue()));
            report.getAdESValidationWarnings(id).forEach(message -> told.append(" warning: ").append(message.getValue()));
            System.out.println(file.getName() + "\t" + report.getIndication(id) + "\t" + report.getSignatureFormat(id) + "\t" + told);
        }
    }
}
