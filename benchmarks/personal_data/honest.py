"""Honest sentences full of numbers that are nobody's: standards, orders, books, dates, places, scores."""

from __future__ import annotations

import random
import re

from benchmarks.personal_data.digits import digits

HONEST = (
    "按照GB/T {d4}-{year}的规定执行。",
    "本标准代替GB {d5}.{d1}-{year}和JB/T {d4}-{year}。",
    "该技术已获发明专利（ZL{year}1{d7}.{d1}）。",
    "专利号CN{d9}A，公开日{year}-{month}-{day}。",
    "订单号：{year}{month}{day}{d10}",
    "您的订单1{d10}已发货，快递单号SF1{d12}。",
    "订单编号13{d9}，请妥善保管。",
    "流水号{d16}已受理",
    "ISBN 978-7-{d3}-{d5}-{d1}，定价{d2}.{d2}元。",
    "ISBN：9787{d9}",
    "ISSN {d4}-{d4}，CN {d2}-{d4}",
    "doi:10.{d4}/j.issn.{d4}-{d4}.{year}.{month}.{d3}",
    "https://doi.org/10.1016/j.cell.{year}.{d2}.{d3}",
    "北纬{d2}.{d6}度，东经1{d2}.{d6}度。",
    "坐标 1{d2}.{d6},{d2}.{d6}",
    "全年实现营业收入{d11}元，同比增长{d2}.{d2}%。",
    "总人口13{d8}人，其中城镇人口{d9}人。",
    "累计发电138{d8}千瓦时。",
    "股票代码：60{d4}，证券简称未变。",
    "贵州某股（600{d3}）收于1{d3}.{d2}元，成交{d8}股。",
    "{year}年{month}月{day}日{d2}时{d2}分，{year}年版。",
    "{year}-{month}-{day} 04:47:59",
    "{year}{month}{day}期开奖号码：{d2} {d2} {d2} {d2} {d2} {d2} {d2}",
    "售价{d4}.{d2}元，原价{d5}元。",
    "软件版本{d2}.{d1}.{d5}.{d4}，内核5.{d2}.{d1}-{d3}",
    "从{year}年到{year}年，{year}—{year}年度预算为{d10}元。",
    "注册资本{d8}万元，统一社会信用代码91{d16}",
    "文号：发改价格〔{year}〕{d4}号",
    "邮政编码{d6}，区号0{d3}。",
    "电话会议于{year}{month}{day}举行，手机销量{d8}部。",
    "QQ音乐{year}年活跃用户{d9}人，微信支付{d5}元。",
    "微信8.0.{d2}版发布，QQ {d1}.{d1}.{d2}上线。",
    "微信Android版和微信iOS版同步更新，QQ浏览器{d5}次下载。",
    "WeChat Pay于{year}年支持境外银行卡。",
    "图片logo@2x.png与icon@3x.webp大小{d6}字节。",
    "会议室{d3}，第{d3}页，共{d4}条。",
    "IP地址139.{d2}.{d3}.{d2}，端口{d4}。",
    "彩票第{d7}期，奖池{d10}.{d2}元。",
    "哈希值a13{d9}b{d4}c",
    "条码69{d11}，货号{d10}",
    "一九九八年八月一日，二〇二四年一月三十一日。",
    "一二三四五，上山打老虎；三五七九，天长地久。",
    "https://www.example.com/news/13{d9}.html",
    "http://example.com/{year}/{month}/{d8}/content_{d10}.shtml",
    "全场{d2}-{d2}-{d2}-{d3}，步行者{d3}-{d3}获胜。",
    "样本量{d4} {d4} {d4} {d4}，均值{d2}.{d9}。",
    "圆周率3.14159265358979323846，自然常数2.718281828459045。",
    "身份证号码共18位，手机号共11位，银行卡号16到19位。",
    "人口普查：男{d9}，女{d9}。",
    "比分{d2}:{d2}，观众{d5}人；企鹅{d5}只。",
    "序列号{d4}-{d4}-{d4}-{d3}，批准文号国药准字H{d8}",
    "案号（{year}）京0{d3}民初{d5}号",
    "加微量元素{d5}毫克，加薇菜{d3}克。",
    "git clone git@code.example.com:tools/r{d4}.git",
    "npm install left@{d1}.{d1}.{d2}.tgz，视频toast@2x.mov。",
    "打印 com.example.Order@15db{d4}.name，转自weixin_{d8}的博客。",
    "装饰器 @app.route写在函数上，耗时{d5}毫秒。",
    "拨打12345政务热线或者110、119、120。",
    "QQ邮箱已送达{d8}封邮件，咨询费用合计1{d10}元。",
    "look at example.com and dot the i, meet at noon.",
)


def _filled(template: str, rng: random.Random) -> str:
    dates = {"year": f"{rng.randint(1949, 2026)}", "month": f"{rng.randint(1, 12):02}", "day": f"{rng.randint(1, 28):02}"}
    return re.sub(r"\{(\w+)\}", lambda m: dates.get(m[1]) or digits(rng, int(m[1][1:])), template)


def honest_sentences(rounds: int) -> list[str]:
    rng = random.Random(1949)
    return [_filled(template, rng) for _ in range(rounds) for template in HONEST]
