"""What pyHanko says of signatures, by the Python that has it: hanko.py PKI FILE.pdf…

A line for each signature: file, verdict, subindication of ETSI EN 319 102-1, and what is between it and the end of the file.
The root of the folder PKI is trusted. Nothing is asked of a network, but files of levels B and T, which bring no evidence, are
judged by the lists of PKI. Those of levels LT and LTA are judged by what is in them alone; LTA by the whole procedure for archives."""
import asyncio
import logging
import pathlib
import sys

from asn1crypto import crl, pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, ades, async_validate_pdf_signature
from pyhanko.sign.validation.policy_decl import (PdfSignatureValidationSpec, RevinfoOnlineFetchingRule, RevocationInfoGatheringSpec,
                                                 SignatureValidationSpec)
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

logging.disable(logging.CRITICAL)


def certificate(path):
    return x509.Certificate.load(pem.unarmor(path.read_bytes())[2])


async def by_lists(signature, pki):
    lists = [crl.CertificateList.load((pki / name).read_bytes()) for name in ("office.crl", "root.crl")]
    context = ValidationContext(trust_roots=[certificate(pki / "root.crt")], crls=lists, revocation_mode="require", allow_fetching=False)
    return await async_validate_pdf_signature(signature, signer_validation_context=context), "-"


async def by_evidence(signature, pki):
    store = DocumentSecurityStore.read_dss(signature.reader)
    context = store.as_validation_context({"trust_roots": [certificate(pki / "root.crt")], "revocation_mode": "require", "allow_fetching": False})
    return await async_validate_pdf_signature(signature, signer_validation_context=context), "-"


async def for_archives(signature, pki):
    rule = CertValidationPolicySpec(trust_manager=SimpleTrustManager.build(trust_roots=[certificate(pki / "root.crt")]),
                                    revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO))
    gathering = RevocationInfoGatheringSpec(online_fetching_rule=RevinfoOnlineFetchingRule.LOCAL_ONLY)
    wanted = PdfSignatureValidationSpec(SignatureValidationSpec(cert_validation_policy=rule, revinfo_gathering_policy=gathering))
    result = await ades.ades_lta_validation(signature, wanted)
    return result.api_status, result.ades_subindic


JUDGES = {"b": by_lists, "t": by_lists, "lt": by_evidence}


async def main(pki, files):
    for file in map(pathlib.Path, files):
        with file.open("rb") as stream:
            for signature in PdfFileReader(stream).embedded_regular_signatures:
                try:
                    status, indication = await JUDGES.get(file.name.split("-")[0], for_archives)(signature, pki)
                    verdict = "VALID" if status and status.bottom_line else "INVALID"
                    told = status.summary() if status else ""
                except Exception as error:  # whatever it is: the file is not good
                    verdict, indication, told = "FAILED", "-", repr(error)
                print(file.name, verdict, indication, told, sep="\t")


asyncio.run(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
