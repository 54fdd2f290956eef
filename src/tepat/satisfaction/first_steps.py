"""A first step for each element, where no remark tells what is wrong with it.

Our own suggestions: each begins with finding out, since a low mean does not say why.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tepat.words import Sentence

FIRST_STEPS: Mapping[str, Sentence] = MappingProxyType(
    {
        "requirements": Sentence(
            id="Catat selama dua minggu berkas apa yang membuat warga harus kembali, "
            "lalu hapus atau jelaskan yang paling sering.",
            en="Note for two weeks which papers send people home, then drop or explain "
            "those that do so most.",
        ),
        "procedure": Sentence(
            id="Ikuti tiga warga dari pintu masuk sampai selesai, dan hapus satu meja "
            "atau tanda tangan yang tidak perlu.",
            en="Follow three people from the door to the end, and drop one desk or "
            "signature that is not needed.",
        ),
        "duration": Sentence(
            id="Ukur waktu dari kedatangan sampai selesai untuk lima puluh warga, lalu "
            "bandingkan dengan standar pelayanan.",
            en="Measure the time from arriving to done for fifty people, and set it "
            "beside the standard of service.",
        ),
        "fee": Sentence(
            id="Pasang tarif resmi di loket dan di kuitansi, lalu tanyakan kepada "
            "sepuluh warga berapa yang mereka bayar.",
            en="Show the fee at the counter and on the receipt, then ask ten people "
            "what they paid.",
        ),
        "product": Sentence(
            id="Periksa dua puluh hasil layanan terakhir terhadap standar pelayanan, "
            "dan catat kesalahan yang berulang.",
            en="Check the last twenty results against the standard of service, and "
            "note the errors that come again.",
        ),
        "staff_competence": Sentence(
            id="Minta petugas menuliskan pertanyaan warga yang sulit dijawab, lalu "
            "latih tim dengan pertanyaan itu.",
            en="Let the staff write down questions that they could not answer, and "
            "train the team with them.",
        ),
        "staff_behaviour": Sentence(
            id="Amati loket satu jam pada jam ramai, lalu sepakati bersama tim cara "
            "menyapa, menjelaskan, dan menolak.",
            en="Watch the counter for one busy hour, then agree with the team how to "
            "greet, explain and refuse.",
        ),
        "complaint_handling": Sentence(
            id="Hitung pengaduan yang belum dijawab, jawab yang tertua lebih dulu, dan "
            "pasang cara mengadu di ruang tunggu.",
            en="Count the complaints without an answer, answer the oldest first, and "
            "show in the waiting room how to complain.",
        ),
        "facilities": Sentence(
            id="Berkeliling bersama dua warga dan catat lima kekurangan, lalu perbaiki "
            "yang paling murah minggu ini.",
            en="Walk round with two citizens and note five faults, then mend the "
            "cheapest this week.",
        ),
    }
)
