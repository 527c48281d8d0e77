"""A real browser against a real server on loopback: search, follow the hit, see the mark where the words stand."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from contextlib import contextmanager

import pytest
from person_archive import HIS_ID, fill_people
from search_archive import GLYPH, HEIGHT, MARGIN, PITCH, QR, WIDTH, lay_out

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing: apt-get install chromium"),
]


@contextmanager
def serve(app):
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", access_log=False))
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        waiting_until = time.monotonic() + 20
        while not server.started and time.monotonic() < waiting_until:
            threading.Event().wait(0.02)
        assert server.started
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listener.close()


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def site(socket_enabled, archive, make_app):
    app = make_app(archive, allowed_hosts=("127.0.0.1",))
    with serve(app) as address:
        yield address


@contextmanager
def open_page(browser, site, *, with_script):
    context = browser.new_context(
        java_script_enabled=with_script, locale="zh-CN", viewport={"width": 1280, "height": 900}
    )
    opened = context.new_page()
    # Whatever a page did not fetch from the site itself, or a rule of the site stopped, is a fault.
    faults = []
    opened.on("request", lambda asked: asked.url.startswith(site) or faults.append(asked.url))
    opened.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.faults = faults
    yield opened
    context.close()
    assert faults == []


@pytest.fixture
def page(browser, site):
    with open_page(browser, site, with_script=True) as opened:
        yield opened


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def any_page(request, browser, site):
    with open_page(browser, site, with_script=request.param) as opened:
        yield opened


def relative(box, sheet):
    return (
        (box["x"] - sheet["x"]) / sheet["width"],
        (box["y"] - sheet["y"]) / sheet["height"],
        box["width"] / sheet["width"],
        box["height"] / sheet["height"],
    )


def place(row, first, count):
    """Return where glyphs stand on the picture, as fractions."""
    return pytest.approx(
        (
            (MARGIN + first * GLYPH) / WIDTH,
            (MARGIN + row * PITCH) / HEIGHT,
            count * GLYPH / WIDTH,
            GLYPH / HEIGHT,
        ),
        abs=0.008,  # a stroke is part of the box
    )


def test_from_a_query_to_the_mark_on_the_page(any_page, site):
    page = any_page
    page.goto(site)
    page.locator("#f-q").fill("欧阳劼")
    page.get_by_role("button", name="检索").click()
    assert "共找到 1 件" in page.inner_text("#found")
    assert page.inner_text(".snippet em") == "欧阳劼"
    page.get_by_role("link", name="欧阳劼户口迁入材料").click()
    page.wait_for_load_state()
    image = page.locator(".sheet img")
    assert image.evaluate("picture => picture.naturalWidth") == WIDTH
    (mark,) = page.locator("rect.hit-mark").all()
    assert relative(mark.bounding_box(), image.bounding_box()) == place(1, 3, 3)


def test_all_hits_are_downloaded_as_a_table(any_page, site):
    page = any_page
    page.goto(f"{site}/?q=欧阳劼")
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    download = started.value
    assert download.suggested_filename.endswith(".csv")
    _, row = download.path().read_text("utf-8-sig").splitlines()
    assert row.startswith(f"{QR},")


def test_a_match_over_a_line_break_has_two_marks(page, site):
    page.goto(f"{site}/?q=迁入本址")
    page.get_by_role("link", name="第 2 页").click()
    page.wait_for_load_state()
    image = page.locator(".sheet img").bounding_box()
    marks = [relative(mark.bounding_box(), image) for mark in page.locator("rect.hit-mark").all()]
    assert marks == [place(0, 10, 1), place(1, 0, 3)]


def test_a_mention_that_is_chosen_shows_its_place(any_page, site):
    page = any_page
    page.goto(f"{site}/items/{QR}")
    link = page.locator("a[data-region]", has_text="432299197908050312")
    region = page.locator(f"#{link.get_attribute('data-region')}")
    assert region.evaluate("mark => getComputedStyle(mark).stroke") == "none"
    link.click()
    assert region.evaluate("mark => getComputedStyle(mark).stroke") != "none"
    image = page.locator(".sheet img").bounding_box()
    assert relative(region.bounding_box(), image) == place(2, 7, 18)


def test_a_mention_on_another_page_leads_there(page, site):
    page.goto(f"{site}/items/{QR}")
    page.locator("a[data-region]", has_text="桐荫巷").click()
    page.wait_for_load_state()
    assert "page=2" in page.url
    region = page.locator("rect:target")
    assert region.evaluate("mark => getComputedStyle(mark).stroke") != "none"


def test_a_narrow_window_needs_no_sideways_scrolling(page, site):
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/", "/?q=欧阳劼&name=欧阳劼", f"/items/{QR}?q=欧阳劼", "/?lang=en"):
        page.goto(site + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_keyboard_alone_is_enough(page, site):
    page.goto(site)
    page.keyboard.type("桐荫巷")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found")
    page.locator(".hit h2 a").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("rect.hit-mark", state="attached")


def test_from_a_hit_to_the_people_of_that_name_and_back_to_the_paper(any_page, site, archive):
    fill_people(archive)
    page = any_page
    page.goto(f"{site}/?q=龚小兰")
    page.locator(".people a", has_text="魏建国").first.click()
    page.wait_for_load_state()
    assert "4 人" in page.inner_text("#found")
    own = page.locator("article", has_text=HIS_ID).first
    assert "确系同一人" in own.inner_text()
    own.locator(".apart summary").click()
    assert f"身份证号不同：{HIS_ID}" in own.locator(".apart").inner_text()
    own.locator(".snippet a").first.click()
    page.wait_for_load_state()
    assert page.locator("rect.hit-mark").count() >= 1


def test_a_person_is_asked_for_by_number_in_english(page, site, archive):
    fill_people(archive)
    page.goto(f"{site}/persons?lang=en")
    page.get_by_label("ID number").fill(HIS_ID)
    page.get_by_role("button", name="Find").click()
    page.wait_for_load_state()
    assert "landlord and tenant: 谌玉莲" in page.locator("#group-1").inner_text()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_what_is_typed_is_completed_with_the_keyboard(page, site, archive):
    page.goto(site)
    box = page.get_by_role("combobox", name="检索词")
    assert box.get_attribute("aria-expanded") == "false"
    page.keyboard.type("桐荫巷 欧阳")
    option = page.get_by_role("option", name="欧阳劼")
    option.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("listbox", name="可选项").count() == 1
    page.keyboard.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    assert box.input_value() == "桐荫巷 姓名:欧阳劼"
    page.keyboard.press("Enter")
    page.wait_for_selector("#found")
    assert "共找到 1 件" in page.inner_text("#found")
    assert archive.tags().count("test:search:suggest") == 1


def test_a_list_is_closed_with_escape_narrowed_without_asking_and_taken_with_the_mouse(page, site, archive):
    page.goto(f"{site}/?lang=en&name=x")
    field = page.locator("#f-name")
    field.fill("")
    field.press_sequentially("欧阳")
    option = page.get_by_role("option", name="欧阳劼")
    option.wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".suggestions li").count() == 0
    field.press_sequentially("劼")
    option.wait_for()
    assert archive.tags().count("test:search:suggest") == 1
    option.click()
    assert field.input_value() == "欧阳劼"
    assert page.locator(".suggestions li").count() == 0


def test_a_search_is_saved_its_news_are_seen_and_it_is_removed(any_page, site, archive):
    page = any_page
    page.goto(f"{site}/?q=桐荫巷")
    page.get_by_text("保存此检索").click()
    page.get_by_label("名称").fill("桐荫巷一带")
    page.get_by_role("button", name="保存", exact=True).click()
    page.wait_for_load_state()
    assert "0 件新结果" in page.inner_text(".saved")
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-009", [lay_out("桐荫巷9号")], title="新收材料")
    page.goto(f"{site}/saved")
    assert "1 件新结果" in page.inner_text(".saved")
    page.get_by_role("button", name="将这 1 件标为已看").click()
    page.wait_for_load_state()
    assert "0 件新结果" in page.inner_text(".saved")
    page.get_by_text("删除…").click()
    page.get_by_role("button", name="删除“桐荫巷一带”").click()
    page.wait_for_load_state()
    assert "还没有保存检索" in page.inner_text("main")
    assert [tag for tag in archive.tags() if ":saved:" in tag and not tag.endswith(("list", "run"))] == [
        "test:saved:add",
        "test:saved:seen",
        "test:saved:remove",
    ]


def test_a_list_is_handed_in_watched_and_its_result_downloaded(any_page, site, archive, tmp_path):
    page = any_page
    source = tmp_path / "名单.csv"
    source.write_bytes("姓名\n欧阳劼\n查无此人\n".encode("gb18030"))
    page.goto(site)
    page.get_by_role("link", name="批量检索").click()
    page.get_by_label("名单（CSV 或 XLSX）").set_input_files(source)
    page.get_by_role("button", name="上传并检索").click()
    # The page looks again by itself until the list is done.
    page.get_by_role("link", name="下载结果").wait_for(timeout=20_000)
    assert "检得\n1 行" in page.inner_text(".counts")
    with page.expect_download() as started:
        page.get_by_role("link", name="下载结果").click()
    assert started.value.suggested_filename == "名单-检索结果.xlsx"
    page.get_by_role("link", name=QR).click()
    page.wait_for_load_state()
    assert "户口迁入材料" in page.inner_text("h1")
    page.go_back()
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="删除名单和结果").click()
    page.wait_for_load_state()
    assert "还没有名单" in page.inner_text("main")


def test_a_list_that_cannot_be_read_is_said_where_it_was_handed_in(page, site, tmp_path):
    source = tmp_path / "a.csv"
    source.write_text("甲,乙\n丙,丁\n")
    page.goto(f"{site}/batch?lang=en")
    page.get_by_label("The list").set_input_files(source)
    # The browser itself says in its console that the answer is an error.
    with page.expect_console_message(lambda said: "422" in said.text):
        page.get_by_role("button", name="Upload and search").click()
    assert "name them in one row" in page.get_by_role("alert").inner_text()
    page.faults.clear()


def test_a_form_on_another_site_saves_and_removes_nothing(browser, site, archive):
    archive.catalogue.saved.add("local", "桐荫巷", {"query": "桐荫巷"}, known=[])
    context = browser.new_context()
    page = context.new_page()
    # A page of no origin that is known here, as one of another site would be.
    page.set_content(f'<form method="post" action="{site}/saved/remove"><input name="name" value="桐荫巷"></form>')
    with page.expect_response(f"{site}/saved/remove") as answered:
        page.evaluate("document.forms[0].submit()")
    assert answered.value.status == 403
    context.close()
    assert len(archive.catalogue.saved.of("local")) == 1


def test_hostile_texts_run_nothing(page, site, archive):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    archive.add("J998-ZY·HJ·QR·2008·D30-0001-666", [lay_out("登记 " + hostile)], title=hostile, location=hostile)
    page.goto(f"{site}/?q=alert")
    assert hostile in page.inner_text(".hit h2")
    page.locator(".hit h2 a").click()
    page.wait_for_load_state()
    assert hostile in page.inner_text("h1")
